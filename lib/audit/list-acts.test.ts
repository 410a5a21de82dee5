import { beforeAll, describe, expect, it } from "vitest";
import { query, transaction } from "@/lib/db";
import "@/test/database";
import { makeShopper } from "@/test/factories";
import { makeStaff } from "@/test/sign-in";
import { listActs } from "./list-acts";
import { recordAct } from "./record-act";
import type { Act } from "./rules";

let boris: bigint;

const record = (act: Partial<Act>) =>
  transaction((tx) =>
    recordAct(tx, { actor: 77n, role: "owner", act: "thing.change", subject: "thing:1", ...act }),
  );

beforeAll(async () => {
  boris = await makeStaff("support", "Boris");
  await makeShopper({ telegramId: 77n, firstName: "Ada" });
  await record({ after: { title: "Grüner Tee 100%" }, reason: "a new label" });
  await record({ act: "thing.remove", subject: "thing:2", before: { title: "Coffee" } });
  await record({ actor: boris, role: "support", act: "order.resend", address: "198.51.100.9" });
  await record({ actor: null, role: "shop", act: "order.expire", subject: "ord_1" });
});

const subjects = async (wanted: Parameters<typeof listActs>[0]) =>
  (await listActs(wanted)).items.map(({ act, subject }) => `${act} ${subject}`);

const [CHANGE, REMOVE, RESEND, EXPIRE] = [
  "thing.change thing:1",
  "thing.remove thing:2",
  "order.resend thing:1",
  "order.expire ord_1",
];

describe("listActs", () => {
  it("shows everything, newest first, with names, before and after", async () => {
    const { items, next_cursor: next } = await listActs({});
    expect(items.map(({ id }) => id)).toEqual(["4", "3", "2", "1"]);
    expect(next).toBeNull();
    expect(items[3]).toEqual({
      ...{ id: "1", happened_at: expect.stringMatching(/Z$/), actor: 77, actor_name: "Ada" },
      ...{ role: "owner", act: "thing.change", subject: "thing:1", before: null },
      ...{ after: { title: "Grüner Tee 100%" }, reason: "a new label", address: null },
      hash: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
    expect(items[0]).toMatchObject({ actor: null, actor_name: null, role: "shop" });
  });

  it("finds by actor, act, kind of act and subject, also together", async () => {
    expect(await subjects({ actor: boris.toString() })).toEqual([RESEND]);
    expect(await subjects({ actor: "shop" })).toEqual([EXPIRE]);
    expect(await subjects({ act: "thing.remove" })).toEqual([REMOVE]);
    expect(await subjects({ act: "order." })).toEqual([EXPIRE, RESEND]);
    expect(await subjects({ subject: "thing:1" })).toEqual([RESEND, CHANGE]);
    expect(await subjects({ subject: "thing:1", actor: "77" })).toEqual([CHANGE]);
    expect(await subjects({ subject: "thing:" })).toEqual([]);
  });

  it.each([
    ["grüner TEE", [CHANGE]],
    ["100%", [CHANGE]],
    ["1_0", []],
    ["new label", [CHANGE]],
    ["coffee", [REMOVE]],
    ["198.51", [RESEND]],
    ["boris", [RESEND]],
    ["' OR 1=1--", []],
  ])("finds the text %j anywhere", async (q, found) => {
    expect(await subjects({ q })).toEqual(found);
  });

  it("finds by time, to the millisecond, the end excluded", async () => {
    const [, , second] = (await listActs({})).items.map((item) => item.happened_at);
    const next = new Date(Date.parse(second ?? "") + 1).toISOString();
    expect(await subjects({ from: second, to: next })).toContain(REMOVE);
    expect(await subjects({ to: second })).not.toContain(REMOVE);
    expect(await subjects({ from: "2999-01-01T00:00:00Z" })).toEqual([]);
    expect(await subjects({ to: "2999-01-01T00:00:00+05:00" })).toHaveLength(4);
  });

  it("gives every entry once over all pages, while new ones come in", async () => {
    await query({
      text: `SELECT record_audit(jsonb_build_object('role', 'shop', 'act', 'page.turn', 'subject', 'n:' || n)) FROM generate_series(1, 120) AS n`,
    });
    const seen: string[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < 10; page += 1) {
      const { items, next_cursor: next } = await listActs({ act: "page.turn", cursor });
      seen.push(...items.map(({ subject }) => subject));
      await record({ act: "page.turn", subject: "late" });
      if (next === null) break;
      cursor = next;
    }
    expect(seen).toEqual(Array.from({ length: 120 }, (_, n) => `n:${120 - n}`));
  });
});
