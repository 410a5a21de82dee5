import { expect, test } from "vitest";
import { query } from "@/lib/db";
import "@/test/database";
import { makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { contentOf, makeBatch, makeImport, makeManager } from "@/test/make-batch";
import { makeZip } from "@/test/make-zip";
import { countUnits, outcomesOf } from "@/test/read-state";
import { readActs } from "@/test/sign-in";
import { commitImport } from "./commit-import";
import { listBatches } from "./list-batches";
import { readImport } from "./read-import";
import { undoBatch } from "./undo-batch";

const makeCounted = async () => (await makeOffer({ units: 0 })).id;
const undo = async (batchId: string) => undoBatch({ caller: await makeManager(), batchId });

test("an undo takes the free units out; what is reserved or sold stays", async () => {
  const offerId = await makeCounted();
  const batchId = await makeBatch(["A", "B", "C", "D"], { offerId });
  const { id: shopperId } = await makeShopper({ balanceMinor: 5_000n });
  await placeOrder({ shopperId, offerId, isFromBalance: true });
  const { id: orderId } = await placeOrder({ shopperId, offerId });
  expect(await undo(batchId)).toEqual({ removed: 2, reserved: 1, sold: 1, void: 0 });
  expect(
    await Promise.all(["free", "reserved", "sold"].map((state) => countUnits(offerId, state))),
  ).toEqual([0, 1, 1]);
  expect((await listBatches({ offer_id: offerId })).items[0]).toMatchObject({
    ...{ unit_count: 4, undone_count: 2, reserved: 1, sold: 1, undone_at: expect.any(String) },
  });
  expect(await readActs(batchId)).toEqual(["import.commit", "batch.undo"]);
  await query({ text: "SELECT pay_order_from_balance($1, $2)", values: [orderId, shopperId] });
  expect(await countUnits(offerId, "sold")).toBe(2);
});

test("a reserved unit that is not bought is not offered again", async () => {
  const offerId = await makeCounted();
  const batchId = await makeBatch(["A"], { offerId });
  const { id: shopperId } = await makeShopper();
  const { id: orderId } = await placeOrder({ shopperId, offerId });
  await undo(batchId);
  await query({ text: "SELECT cancel_order($1, $2)", values: [orderId, shopperId] });
  const again = placeOrder({ shopperId, offerId });
  await expect(again).rejects.toMatchObject({ code: "OUT_OF_STOCK" });
});

test("what was undone can be imported again", async () => {
  const offerId = await makeCounted();
  await undo(await makeBatch(["A", "B"], { offerId }));
  await makeBatch(["A", "B"], { offerId, name: "Again" });
  expect(await countUnits(offerId)).toBe(2);
});

test("a unit's files go with it", async () => {
  const [offerId, caller] = [await makeCounted(), await makeManager()];
  const importId = await makeImport({ caller, offerId, format: "zip" });
  const zip = makeZip([
    { name: "a.bin", content: "one" },
    { name: "b.bin", content: "two" },
  ]);
  await readImport({ caller, importId, content: contentOf(zip) });
  const commit = { name: "Files", unit_cost: null, supplier: "", sellable_until: null };
  const { batchId } = await commitImport({ caller, importId, commit, now: new Date() });
  const { id: shopperId } = await makeShopper({ balanceMinor: 5_000n });
  await placeOrder({ shopperId, offerId, isFromBalance: true });
  const names = async () =>
    (
      await query<{ unit_id: string }>({
        text: "SELECT unit_id FROM sealed_file WHERE unit_id IS NOT NULL",
      })
    ).length;
  expect(await names()).toBe(2);
  await undo(batchId);
  expect(await names()).toBe(1);
});

test("a batch is undone once, also when two ask at once", async () => {
  const batchId = await makeBatch(["A", "B"]);
  expect(await outcomesOf([undo(batchId), undo(batchId)])).toEqual(["ALREADY_DONE", "done"]);
  await expect(undo("bat_none")).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await readActs(batchId)).toEqual(["import.commit", "batch.undo"]);
});

test("an undo that runs with sales loses no unit and sells none that is gone", async () => {
  const offerId = await makeCounted();
  const codes = Array.from({ length: 40 }, (_, at) => `C-${at}`);
  const batchId = await makeBatch(codes, { offerId });
  const shoppers = await Promise.all(
    Array.from({ length: 12 }, () => makeShopper({ balanceMinor: 5_000n })),
  );
  const buying = shoppers.map(({ id }) =>
    placeOrder({ shopperId: id, offerId, isFromBalance: true }),
  );
  const [undone, ...sales] = await Promise.allSettled([undo(batchId), ...buying]);
  const sold = sales.filter(({ status }) => status === "fulfilled").length;
  expect(undone).toMatchObject({ status: "fulfilled" });
  expect(await countUnits(offerId, "sold")).toBe(sold);
  expect(await countUnits(offerId)).toBe(0);
  expect((await listBatches({ offer_id: offerId })).items[0]?.undone_count).toBe(40 - sold);
});
