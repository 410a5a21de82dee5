// The histories find bugs: with one wrong line in the SQL the model and the database part ways within a few of them.
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { query, queryOne } from "@/lib/db";
import { renewDatabase } from "@/test/database";
import { endOutside, type Outside, startOutside } from "./histories/history-world";
import { runHistories } from "./histories/run-histories";

const HISTORIES_MAX = 200;
const SEED = 1; // so that it takes equally long each time
const TIMEOUT_MS = 900_000;

const PARTED = { cause: { message: expect.stringContaining("the database beside the model") } };

type Plant = { bug: string; where: string; right: string; wrong: string };

const PLANTS: Plant[] = [
  {
    bug: "a tolerance ten times too large",
    where: "pay_order",
    right: "missing * 100 > o.total_minor * tolerance_percent",
    wrong: "missing * 10 > o.total_minor * tolerance_percent",
  },
  {
    bug: "units that are sold again although the payment is on the chain",
    where: "expire_orders",
    right: "d.status = 'confirming'",
    wrong: "d.status = 'review'",
  },
  {
    bug: "a cancelled order that late money pays",
    where: "pay_order",
    right: "IF o.state = 'cancelled' OR",
    wrong: "IF false OR",
  },
];

let outside: Outside;

beforeAll(async () => {
  outside = await startOutside();
});
beforeEach(renewDatabase);
afterAll(() => endOutside(outside));

it.each(PLANTS)(
  "the histories find $bug",
  async (plant) => {
    await sow(plant);
    const run = runHistories(outside, { count: HISTORIES_MAX, seed: SEED, isShrunk: false });
    await expect(run).rejects.toMatchObject(PARTED);
  },
  TIMEOUT_MS,
);

it(
  "the histories find a credit without its guards against a second worker",
  async () => {
    await sow({
      where: "settle_deposit",
      right: "OR g.credited_amount <> (p->>'expected_credited_amount')::numeric",
      wrong: "",
    });
    await sow({
      where: "settle_deposit",
      right: "|| trim_scale(received)",
      wrong: "|| new_id('any')",
    });
    const run = runHistories(outside, { count: HISTORIES_MAX, seed: SEED, isShrunk: false });
    await expect(run).rejects.toMatchObject(PARTED);
  },
  TIMEOUT_MS,
);

/** Puts a wrong line in the place of a right one. */
async function sow({ where, right, wrong }: Omit<Plant, "bug">): Promise<void> {
  const { source } = await queryOne<{ source: string }>({
    text: "SELECT pg_get_functiondef($1::regproc) AS source",
    values: [where],
  });
  expect(source, `${where} as it was`).toContain(right);
  await query({ text: source.replaceAll(right, wrong) });
}
