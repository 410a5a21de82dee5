import { beforeEach, expect, test } from "vitest";
import { query, transaction } from "@/lib/db";
import { insertUnits } from "@/lib/stock/insert-units";
import { voidUnits } from "@/lib/stock/void-units";
import "@/test/database";
import { makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { makeBatch, makeManager, makeReadImport } from "@/test/make-batch";
import { countUnits } from "@/test/read-state";
import { expireUnits } from "./expire-units";
import { getImport } from "./get-import";
import { undoBatch } from "./undo-batch";

const TOMORROW = "2099-01-02T00:00:00Z";

// What the test before left behind.
beforeEach(async () => {
  await expireUnits({ batch: 100 });
});

async function makePerishable(lines: readonly string[]) {
  const offerId = (await makeOffer({ units: 0 })).id;
  const batchId = await makeBatch(lines, { offerId, sellableUntil: TOMORROW });
  return { offerId, batchId };
}

const letPass = (offerId: string) =>
  query({
    text: "UPDATE stock_unit SET sellable_until = now() - interval '1 second' WHERE offer_id = $1",
    values: [offerId],
  });

const reasonsOf = async (offerId: string) =>
  (
    await query<{ void_reason: string }>({
      text: "SELECT void_reason FROM stock_unit WHERE offer_id = $1 AND state = 'void'",
      values: [offerId],
    })
  ).map(({ void_reason }) => void_reason);

test("until its last day is over a unit is sold, from then on to nobody", async () => {
  const { offerId } = await makePerishable(["A", "B", "C"]);
  const { id: shopperId } = await makeShopper();
  await placeOrder({ shopperId, offerId, quantity: 2 });
  await letPass(offerId);
  await expect(placeOrder({ shopperId, offerId })).rejects.toMatchObject({ code: "OUT_OF_STOCK" });
  expect(await countUnits(offerId)).toBe(1); // no worker was here yet
});

test("fresh units are taken where others have expired", async () => {
  const { offerId } = await makePerishable(["A", "B"]);
  await letPass(offerId);
  await makeBatch(["C"], { offerId, name: "Fresh", sellableUntil: TOMORROW });
  const { id: shopperId } = await makeShopper();
  await placeOrder({ shopperId, offerId });
  await expect(placeOrder({ shopperId, offerId })).rejects.toMatchObject({ code: "OUT_OF_STOCK" });
});

test("free units past their last day become void, a portion at a time; what a buyer holds stays theirs", async () => {
  const { offerId } = await makePerishable(["A", "B", "C", "D"]);
  const { id: shopperId } = await makeShopper({ balanceMinor: 5_000n });
  const { id: orderId } = await placeOrder({ shopperId, offerId });
  expect(await expireUnits({ batch: 10 })).toBe(0);
  await letPass(offerId);
  expect([await expireUnits({ batch: 2 }), await expireUnits({ batch: 2 })]).toEqual([2, 1]);
  expect(await expireUnits({ batch: 2 })).toBe(0);
  expect(await reasonsOf(offerId)).toEqual(Array(3).fill("past its last day of sale"));
  await query({ text: "SELECT pay_order_from_balance($1, $2)", values: [orderId, shopperId] });
  expect(await countUnits(offerId, "sold")).toBe(1);
});

test("a unit that comes back to an undone batch becomes void, and the reason tells it", async () => {
  const { offerId, batchId } = await makePerishable(["A"]);
  const { id: shopperId } = await makeShopper();
  const { id: orderId } = await placeOrder({ shopperId, offerId });
  await undoBatch({ caller: await makeManager(), batchId });
  await query({ text: "SELECT cancel_order($1, $2)", values: [orderId, shopperId] });
  expect(await expireUnits({ batch: 10 })).toBe(1);
  expect(await reasonsOf(offerId)).toEqual(["the batch was undone"]);
});

test("what has passed its last day unsold may come again, and is known once it is there", async () => {
  const { offerId } = await makePerishable(["A", "B"]);
  const { id: shopperId } = await makeShopper({ balanceMinor: 5_000n });
  await placeOrder({ shopperId, offerId, isFromBalance: true });
  await letPass(offerId);
  await expireUnits({ batch: 10 });
  const lines = ["A", "B"];
  const importId = await makeReadImport(lines, { offerId });
  expect((await getImport({ importId })).counts).toMatchObject({
    ...{ new: 1, duplicate_sold: 1, duplicate_void: 0 },
  });
  await makeBatch(lines, { offerId, name: "Another day", sellableUntil: TOMORROW });
  expect(await countUnits(offerId)).toBe(1);
  expect(await countUnits(offerId, "void")).toBe(1);
  await expect(
    makeBatch(lines, { offerId, name: "Once more", sellableUntil: TOMORROW }),
  ).rejects.toMatchObject({ code: "ALREADY_DONE" });
  const units = [{ text: "B", files: [] }];
  expect(await transaction((tx) => insertUnits(tx, { offerId, units }))).toBe(0);
});

test("what somebody took out of sale before its last day stays known", async () => {
  const { offerId } = await makePerishable(["A"]);
  const [unit] = await query<{ id: string }>({
    text: "SELECT id FROM stock_unit WHERE offer_id = $1",
    values: [offerId],
  });
  const caller = await makeManager();
  await voidUnits({ caller, offerId, unitIds: [unit?.id ?? ""], reason: "Leaked" });
  await expect(makeBatch(["A"], { offerId, name: "Again" })).rejects.toMatchObject({
    code: "ALREADY_DONE",
  });
  const units = [{ text: "A", files: [] }];
  expect(await transaction((tx) => insertUnits(tx, { offerId, units }))).toBe(0);
});

test("what is void because its batch was undone may come again", async () => {
  const { offerId, batchId } = await makePerishable(["A"]);
  const { id: shopperId } = await makeShopper();
  const { id: orderId } = await placeOrder({ shopperId, offerId });
  await undoBatch({ caller: await makeManager(), batchId });
  await query({ text: "SELECT cancel_order($1, $2)", values: [orderId, shopperId] });
  await expireUnits({ batch: 10 });
  const units = [{ text: "A", files: [] }];
  expect(await transaction((tx) => insertUnits(tx, { offerId, units }))).toBe(1);
});

test("two workers at once take every unit out once", async () => {
  const { offerId } = await makePerishable(Array.from({ length: 60 }, (_, at) => `C-${at}`));
  await letPass(offerId);
  const taken = await Promise.all([expireUnits({ batch: 50 }), expireUnits({ batch: 50 })]);
  const rest = await expireUnits({ batch: 50 });
  expect([...taken, rest].reduce((sum, count) => sum + count, 0)).toBe(60);
  expect(await countUnits(offerId, "void")).toBe(60);
});
