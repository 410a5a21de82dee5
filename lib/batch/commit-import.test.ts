import { expect, test } from "vitest";
import { query, queryOne } from "@/lib/db";
import { unseal } from "@/lib/seal";
import { addUnits } from "@/lib/stock/add-units";
import { countRows } from "@/test/count-rows";
import "@/test/database";
import { makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { contentOf, makeBatch, makeImport, makeManager, makeReadImport } from "@/test/make-batch";
import { makePictureFile } from "@/test/make-picture-file";
import { makeZip } from "@/test/make-zip";
import { countUnits, outcomesOf } from "@/test/read-state";
import { readActs } from "@/test/sign-in";
import { commitImport } from "./commit-import";
import { getImport } from "./get-import";
import { listBatches } from "./list-batches";
import { readImport } from "./read-import";
import type { ImportCommit } from "./schema";

const JULY: ImportCommit = {
  name: "July",
  unit_cost: "2.40",
  supplier: "Acme",
  sellable_until: null,
};

type Wish = Partial<ImportCommit>;

async function commit(importId: string, wish: Wish = {}) {
  const caller = await makeManager();
  return commitImport({ caller, importId, commit: { ...JULY, ...wish }, now: new Date() });
}

const makeCounted = async () => (await makeOffer({ units: 0 })).id;

test("all new units come into stock at once, as one batch, sealed under their own ids", async () => {
  const offerId = await makeCounted();
  const importId = await makeReadImport(["A-1", "A-2", "A-1", ""], { offerId });
  expect(await countUnits(offerId)).toBe(0);
  const until = new Date(Date.now() + 60_000).toISOString();
  const { batchId, addedCount } = await commit(importId, { sellable_until: until });
  expect([addedCount, await countUnits(offerId)]).toEqual([2, 2]);
  const units = await query<{
    id: string;
    sealed_payload: Buffer;
    batch_id: string;
    sellable_until: Date;
  }>({
    text: "SELECT * FROM stock_unit WHERE offer_id = $1",
    values: [offerId],
  });
  const texts = units.map(
    ({ id, sealed_payload }) => JSON.parse(unseal(sealed_payload, id).toString()).text,
  );
  expect(texts.sort()).toEqual(["A-1", "A-2"]);
  for (const unit of units)
    expect([unit.batch_id, unit.sellable_until.toISOString()]).toEqual([batchId, until]);
  expect((await listBatches({ offer_id: offerId })).items).toMatchObject([
    {
      id: batchId,
      name: "July",
      unit_cost: "2.40",
      currency: "EUR",
      supplier: "Acme",
      sellable_until: until,
      unit_count: 2,
      free: 2,
      sold: 0,
      undone_at: null,
    },
  ]);
  expect(await getImport({ importId })).toMatchObject({
    state: "committed",
    batch_id: batchId,
    added_count: 2,
  });
  expect([await readActs(importId), await readActs(batchId)]).toEqual([
    ["import.read"],
    ["import.commit"],
  ]);
});

test("a unit's files come with it, each its own", async () => {
  const offerId = await makeCounted();
  const caller = await makeManager();
  const importId = await makeImport({ caller, offerId, format: "zip" });
  const photo = await makePictureFile({ width: 4, height: 4, format: "png" });
  const zip = makeZip([
    { name: "one/instructions.txt", content: "Locker 1" },
    { name: "one/map.png", content: photo },
    { name: "two/instructions.txt", content: "Locker 2" },
    { name: "two/map.png", content: photo },
  ]);
  await readImport({ caller, importId, content: contentOf(zip) });
  expect(await query({ text: "SELECT id FROM sealed_file WHERE unit_id IS NOT NULL" })).toEqual([]);
  await commit(importId);
  const files = await query<{
    id: string;
    content: Buffer;
    unit_id: string;
    sealed_payload: Buffer;
  }>({
    text: "SELECT f.id, f.content, f.unit_id, u.sealed_payload FROM sealed_file f JOIN stock_unit u ON u.id = f.unit_id WHERE u.offer_id = $1",
    values: [offerId],
  });
  expect(files).toHaveLength(2);
  for (const file of files) {
    expect(unseal(file.content, file.id)).toEqual(photo);
    const payload = JSON.parse(unseal(file.sealed_payload, file.unit_id).toString());
    expect(payload.files).toEqual([
      { id: file.id, name: "map.png", mime_type: "image/png", size_bytes: photo.length },
    ]);
  }
});

test("a second import of the same adds nothing and cannot be committed", async () => {
  const offerId = await makeCounted();
  await makeBatch(["A-1", "A-2"], { offerId });
  const again = await makeReadImport(["A-1", "A-2"], { offerId });
  expect((await getImport({ importId: again })).counts).toMatchObject({
    new: 0,
    duplicate_unsold: 2,
  });
  await expect(commit(again, { name: "Again" })).rejects.toMatchObject({ code: "ALREADY_DONE" });
  expect(await countUnits(offerId)).toBe(2);
});

test("the same content may be a unit of another offer", async () => {
  const [one, other] = [await makeCounted(), await makeCounted()];
  await makeBatch(["A-1"], { offerId: one });
  await makeBatch(["A-1"], { offerId: other });
  expect([await countUnits(one), await countUnits(other)]).toEqual([1, 1]);
});

test("what came into stock since the lines were compared is skipped", async () => {
  const offerId = await makeCounted();
  const importId = await makeReadImport(["A-1", "A-2", "A-3"], { offerId });
  await addUnits({ offerId, units: [{ text: "A-2", files: [] }] });
  expect((await commit(importId)).addedCount).toBe(2);
  expect(await countUnits(offerId)).toBe(3);
});

test("two who commit the same import at once: one wins, the other hears it", async () => {
  const offerId = await makeCounted();
  const importId = await makeReadImport(["A-1", "A-2"], { offerId });
  const outcomes = await outcomesOf([commit(importId), commit(importId, { name: "Other" })]);
  expect(outcomes).toEqual(["ALREADY_DONE", "done"]);
  expect([
    await countUnits(offerId),
    (await listBatches({ offer_id: offerId })).items.length,
  ]).toEqual([2, 1]);
});

test("two imports of the same, committed at once, add nothing twice", async () => {
  const offerId = await makeCounted();
  const codes = Array.from({ length: 300 }, (_, at) => `C-${at}`);
  const imports = [
    await makeReadImport(codes, { offerId }),
    await makeReadImport(codes.toReversed(), { offerId }),
  ];
  const outcomes = await outcomesOf(imports.map((id, at) => commit(id, { name: `Batch ${at}` })));
  expect(outcomes).toEqual(["ALREADY_DONE", "done"]);
  expect(await countUnits(offerId)).toBe(300);
});

test("two batches of an offer cannot have one name, not even at once", async () => {
  const offerId = await makeCounted();
  const imports = [
    await makeReadImport(["A"], { offerId }),
    await makeReadImport(["B"], { offerId }),
  ];
  expect(await outcomesOf(imports.map((id) => commit(id)))).toEqual(["MALFORMED", "done"]);
  expect(await countUnits(offerId)).toBe(1);
});

test("a last day that is over is refused and changes nothing", async () => {
  const importId = await makeReadImport(["A-1"]);
  const caller = await makeManager();
  const before = await countRows();
  const commitLate = { ...JULY, sellable_until: "2026-01-01T00:00:00Z" };
  await expect(
    commitImport({ caller, importId, commit: commitLate, now: new Date("2026-01-01T00:00:00Z") }),
  ).rejects.toMatchObject({
    code: "MALFORMED",
    details: { errors: { sellable_until: ["lies in the past"] } },
  });
  expect(await countRows()).toEqual(before);
});

test("what is not read yet, and what is not there, cannot be committed", async () => {
  await expect(commit(await makeImport())).rejects.toMatchObject({ code: "ALREADY_DONE" });
  await expect(commit("imp_none")).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("an imported unit is bought like any other", async () => {
  const offerId = await makeCounted();
  await makeBatch(["A-1"], { offerId });
  const { id: shopperId } = await makeShopper({ balanceMinor: 5_000n });
  await placeOrder({ shopperId, offerId, isFromBalance: true });
  expect(await countUnits(offerId, "sold")).toBe(1);
  const { items } = await listBatches({ offer_id: offerId });
  expect(items[0]).toMatchObject({ unit_count: 1, free: 0, sold: 1 });
});

test("nothing of an import stands in the open, neither before nor after its commit", async () => {
  const secret = "CANARY-4711-XYZ";
  const offerId = await makeCounted();
  const caller = await makeManager();
  const zip = makeZip([
    { name: "one/instructions.txt", content: secret },
    { name: "one/a.bin", content: `${secret}-file` },
  ]);
  const importId = await makeImport({ caller, offerId, format: "zip" });
  await readImport({ caller, importId, content: contentOf(zip) });
  await makeReadImport([secret, `${secret}\0`], { offerId });
  const find = async () => {
    const tables = await query<{ name: string }>({
      text: "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace",
    });
    const found: string[] = [];
    for (const { name } of tables) {
      // A row as text shows bytea as hex.
      const { n } = await queryOne<{ n: number }>({
        text: `SELECT count(*)::int AS n FROM "${name}" t WHERE t::text LIKE $1 OR t::text LIKE $2`,
        values: [`%${secret}%`, `%${Buffer.from(secret).toString("hex")}%`],
      });
      if (n > 0) found.push(name);
    }
    return found;
  };
  expect(await find()).toEqual([]);
  await commit(importId);
  expect(await find()).toEqual([]);
});
