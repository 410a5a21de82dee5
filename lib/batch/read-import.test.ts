import { expect, test } from "vitest";
import { query } from "@/lib/db";
import { addUnits } from "@/lib/stock/add-units";
import { countRows } from "@/test/count-rows";
import "@/test/database";
import { makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { contentOf, makeImport, makeManager, makeReadImport } from "@/test/make-batch";
import { makeZip } from "@/test/make-zip";
import { outcomesOf } from "@/test/read-state";
import { readActs } from "@/test/sign-in";
import { discardImport } from "./discard-import";
import { getImport } from "./get-import";
import { listImportLines } from "./list-import-lines";
import { openImport } from "./open-import";
import { readImport } from "./read-import";
import type { ImportFormat } from "./rules";

async function read(content: string | Buffer, format: ImportFormat = "lines", offerId?: string) {
  const caller = await makeManager();
  const importId = await makeImport({ caller, format, ...(offerId ? { offerId } : {}) });
  await readImport({ caller, importId, content: contentOf(content) });
  return importId;
}

test("every line is counted for what it is, compared with itself and with all that was ever there", async () => {
  const offer = await makeOffer({ units: 0 });
  const { id: shopperId } = await makeShopper({ balanceMinor: 5_000n });
  await addUnits({ offerId: offer.id, units: [{ text: "sold", files: [] }] });
  await placeOrder({ shopperId, offerId: offer.id, isFromBalance: true });
  await addUnits({ offerId: offer.id, units: [{ text: "reserved", files: [] }] });
  await placeOrder({ shopperId, offerId: offer.id });
  await addUnits({ offerId: offer.id, units: [{ text: "void", files: [] }] });
  await query({ text: VOID, values: [offer.id] });
  await addUnits({ offerId: offer.id, units: [{ text: "free", files: [] }] });
  const importId = await read(
    "new-code-1\nsold\nreserved\nfree\nvoid\n\nnew-code-1\nb\0d\n",
    "lines",
    offer.id,
  );
  expect(await getImport({ importId })).toMatchObject({
    ...{ state: "ready", fault: null, byte_count: 51, batch_id: null },
    counts: {
      new: 1,
      duplicate_here: 1,
      duplicate_unsold: 2,
      duplicate_sold: 1,
      duplicate_void: 1,
      faulty: 1,
    },
  });
  const { items, next_cursor } = await listImportLines({ importId });
  expect(next_cursor).toBeNull();
  expect(
    items.map((line) => [
      line.line_number,
      line.status,
      line.fault,
      line.same_line,
      line.unit_id !== null,
      line.masked,
    ]),
  ).toEqual([
    [1, "new", null, null, false, "ne••••••-1"],
    [2, "duplicate_sold", null, null, true, null],
    [3, "duplicate_unsold", null, null, true, null],
    [4, "duplicate_unsold", null, null, true, null],
    [5, "duplicate_void", null, null, true, null],
    [7, "duplicate_here", null, 1, false, null],
    [8, "faulty", "unreadable", null, false, null],
  ]);
  expect(await readActs(importId)).toEqual(["import.read"]);
});

const VOID =
  "UPDATE stock_unit SET state = 'void', void_reason = 'x', voided_at = now() WHERE offer_id = $1 AND state = 'free'";

test("duplicates are met across portions, in the same and in another one", async () => {
  const lines = Array.from({ length: 1_200 }, (_, at) => `C-${at % 700}`);
  const importId = await makeReadImport(lines);
  expect((await getImport({ importId })).counts).toMatchObject({ new: 700, duplicate_here: 500 });
  const { items } = await listImportLines({ importId, status: "duplicate_here" });
  expect(items[0]).toMatchObject({ line_number: 701, same_line: 1 });
  const first = await listImportLines({ importId });
  const second = await listImportLines({ importId, cursor: first.next_cursor ?? "" });
  expect([first.items.at(-1)?.line_number, second.items[0]?.line_number]).toEqual([10, 11]);
});

const FIRST = { name: "ok.txt", content: "words" };

test.each<[title: string, fault: string, format: ImportFormat, content: string | Buffer]>([
  ["nothing", "no_units", "lines", ""],
  ["blank lines", "no_units", "blocks", "\n \n\n"],
  ["a heading alone", "no_units", "csv", "text,note\n"],
  ["an archive of nothing", "no_units", "zip", makeZip([])],
  ["no archive", "zip_broken", "zip", "A-1\nA-2"],
  ["an archive that climbs out", "zip_unsafe_name", "zip", makeZip([FIRST, { name: "../x" }])],
  [
    "a second entry that is a lie",
    "zip_broken",
    "zip",
    makeZip([FIRST, { name: "z.txt", claimedSize: 9 }]),
  ],
  ["a CSV with files", "file_column", "csv", "text,photos\nA,b.png"],
])(
  "%s fails (%s), is told why, and leaves nothing but that",
  async (...[, fault, format, content]) => {
    const caller = await makeManager();
    const importId = await makeImport({ caller, format });
    const before = await countRows();
    const reading = readImport({ caller, importId, content: contentOf(content) });
    await expect(reading).rejects.toMatchObject({
      code: "MALFORMED",
      details: { errors: { content: [expect.any(String)] } },
    });
    expect(await getImport({ importId })).toMatchObject({ state: "failed", fault });
    expect(await countRows()).toEqual(before);
  },
);

test("more bytes than are taken are given up while they stream in", async () => {
  const caller = await makeManager();
  const importId = await makeImport({ caller });
  let pulled = 0;
  async function* flood() {
    for (;;) {
      pulled += 1;
      yield Buffer.alloc(1024 * 1024, "x");
    }
  }
  await expect(readImport({ caller, importId, content: flood() })).rejects.toMatchObject({
    code: "BODY_TOO_LARGE",
  });
  expect(pulled).toBe(51);
  expect(await getImport({ importId })).toMatchObject({ state: "failed", fault: "too_much" });
});

// 200,000 lines are put aside before the one too many comes: on a busy machine that takes longer than other tests may.
test("more lines than are taken are given up while they stream in", {
  timeout: 120_000,
}, async () => {
  const caller = await makeManager();
  const many = await makeImport({ caller });
  async function* content() {
    yield Buffer.from("A\n".repeat(200_001));
  }
  await expect(readImport({ caller, importId: many, content: content() })).rejects.toMatchObject({
    code: "MALFORMED",
  });
  expect(await getImport({ importId: many })).toMatchObject({
    state: "failed",
    fault: "too_many_lines",
  });
});

test("an upload that breaks off leaves nothing behind", async () => {
  const caller = await makeManager();
  const importId = await makeImport({ caller });
  const before = await countRows();
  async function* broken() {
    yield Buffer.from("A-1\n".repeat(2_000));
    throw new Error("the line went dead");
  }
  await expect(readImport({ caller, importId, content: broken() })).rejects.toThrow(
    "the line went dead",
  );
  expect(await getImport({ importId })).toMatchObject({ state: "failed", fault: "interrupted" });
  expect(await countRows()).toEqual(before);
});

test("content is taken once, also when it comes twice at once", async () => {
  const caller = await makeManager();
  const importId = await makeImport({ caller });
  const send = () => readImport({ caller, importId, content: contentOf("A-1") });
  expect(await outcomesOf([send(), send()])).toEqual(["ALREADY_DONE", "done"]);
  await expect(send()).rejects.toMatchObject({ code: "ALREADY_DONE" });
  await expect(
    readImport({ caller, importId: "imp_none", content: contentOf("") }),
  ).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("whoever begins another import gives up the one before, and what it was reading stops", async () => {
  const caller = await makeManager();
  const [first, other] = [await makeImport({ caller }), await makeReadImport(["B"])];
  let next = "";
  async function* slow() {
    yield Buffer.from("A-1\n".repeat(600));
    next = await makeImport({ caller });
    yield Buffer.from("A-2\n".repeat(600));
  }
  await expect(readImport({ caller, importId: first, content: slow() })).rejects.toMatchObject({
    code: "ALREADY_DONE",
  });
  await expect(getImport({ importId: first })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect((await getImport({ importId: next })).state).toBe("waiting");
  expect((await getImport({ importId: other })).state).toBe("ready");
});

test("there is nothing to import into no offer, and into one that sells the same to everybody", async () => {
  const caller = await makeManager();
  const file = { caller, format: "lines" as const, sourceName: "" };
  await expect(openImport({ ...file, offerId: "off_none" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  const { id: offerId } = await makeOffer({ isUnlimited: true });
  await expect(openImport({ ...file, offerId })).rejects.toMatchObject({ code: "MALFORMED" });
});

test("a discarded import is gone with all it held, once", async () => {
  const caller = await makeManager();
  const before = await countRows();
  const importId = await makeReadImport(["A-1"], { caller });
  const discard = () => discardImport({ caller, importId });
  expect(await outcomesOf([discard(), discard()])).toEqual(["NOT_FOUND", "done"]);
  const { stock_import, stock_import_line, stock_import_file, stock_unit } = await countRows();
  expect({ stock_import, stock_import_line, stock_import_file, stock_unit }).toEqual({
    stock_import: before.stock_import,
    stock_import_line: before.stock_import_line,
    stock_import_file: before.stock_import_file,
    stock_unit: (before.stock_unit ?? 0) + 0,
  });
  expect(await readActs(importId)).toEqual(["import.read", "import.discard"]);
});
