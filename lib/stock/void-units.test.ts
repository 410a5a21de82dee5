import { beforeEach, expect, test } from "vitest";
import { query, queryOne, transaction } from "@/lib/db";
import type { Caller } from "@/lib/staff/rules";
import "@/test/database";
import { makeOffer, makeShopper, placeOrder, type TestOffer } from "@/test/factories";
import { readActs, signIn } from "@/test/sign-in";
import { voidUnits } from "./void-units";

let caller: Caller;
let offer: TestOffer;

beforeEach(async () => {
  ({ caller } = await signIn());
  offer = await makeOffer({ units: 3, priceMinor: 100n });
});

async function states(): Promise<string[]> {
  const rows = await query<{ state: string }>({
    text: "SELECT state FROM stock_unit WHERE offer_id = $1 ORDER BY id",
    values: [offer.id],
  });
  return rows.map(({ state }) => state);
}

const order = [...Array(3).keys()];
const voidOf = (unitIds: readonly string[], reason = "The codes were leaked") =>
  voidUnits({ caller, offerId: offer.id, unitIds, reason });

test("free units go out of sale together, with a reason, a time and one entry in the log", async () => {
  const [first = "", second = ""] = offer.unitIds;
  await voidOf([second, first, first]);
  const rows = await query({
    text: "SELECT state, void_reason, voided_at IS NOT NULL AS has_time FROM stock_unit WHERE id = ANY ($1)",
    values: [[first, second]],
  });
  const gone = { state: "void", void_reason: "The codes were leaked", has_time: true };
  expect(rows).toEqual([gone, gone]);
  const entry = await queryOne({
    text: "SELECT act, after, reason, actor::text FROM audit_entry WHERE subject = $1",
    values: [offer.id],
  });
  expect(entry).toEqual({
    act: "stock.void",
    after: { units: [first, second].sort() },
    reason: "The codes were leaked",
    actor: caller.telegramId.toString(),
  });
});

test.each(["reserved", "sold", "void"])(
  "one that is %s by now stops all of them, and nothing is written",
  async (state) => {
    const buyer = await makeShopper({ balanceMinor: 500n });
    if (state === "void") await voidOf(offer.unitIds.slice(0, 1));
    else
      await placeOrder({
        shopperId: buyer.id,
        offerId: offer.id,
        isFromBalance: state === "sold",
      });
    const before = [await states(), await readActs(offer.id)];
    await expect(voidOf(offer.unitIds)).rejects.toMatchObject({
      code: "CHANGED_MEANWHILE",
      details: { errors: { unit_ids: [expect.stringContaining(`is ${state} by now`)] } },
    });
    expect([await states(), await readActs(offer.id)]).toEqual(before);
  },
);

test("a unit of another offer is none of this one", async () => {
  const other = await makeOffer({ units: 1 });
  await expect(voidOf([...offer.unitIds, ...other.unitIds])).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await expect(voidOf(["unt_nowhere"])).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await states()).toEqual(order.map(() => "free"));
});

test("of two who void the same units at once one does, and the other hears it", async () => {
  const ends = await Promise.allSettled([voidOf(offer.unitIds), voidOf(offer.unitIds)]);
  expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(ends.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "CHANGED_MEANWHILE" },
  });
  expect(await readActs(offer.id)).toEqual(["stock.void"]);
});

test("a buyer and somebody who voids the last units never both get them", async () => {
  const buyer = await makeShopper();
  for (const _round of Array(10).keys()) {
    offer = await makeOffer({ units: 3 });
    const ends = await Promise.allSettled([
      placeOrder({ shopperId: buyer.id, offerId: offer.id, quantity: 3 }),
      voidOf(offer.unitIds),
    ]);
    expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
    const winner = ends[0].status === "fulfilled" ? "reserved" : "void";
    expect(await states()).toEqual(order.map(() => winner));
  }
});

test("a buyer who comes while units are being voided waits for the end and is told the truth", async () => {
  const buyer = await makeShopper();
  let bought: Promise<unknown> = Promise.resolve();
  await transaction(async (tx) => {
    await tx.query({
      text: "UPDATE stock_unit SET state = 'void', void_reason = 'x', voided_at = now() WHERE offer_id = $1",
      values: [offer.id],
    });
    bought = placeOrder({ shopperId: buyer.id, offerId: offer.id }).catch(
      (error: unknown) => error,
    );
    await tx.query({ text: "SELECT pg_sleep(0.1)" });
  });
  expect(await bought).toMatchObject({ code: "OUT_OF_STOCK" });
});
