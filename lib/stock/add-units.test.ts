import { beforeEach, expect, test } from "vitest";
import { query, queryOne } from "@/lib/db";
import { unseal } from "@/lib/seal";
import "@/test/database";
import { addUnits } from "./add-units";
import type { UnitContent } from "./rules";
import { unitPayload } from "./schema";
import { setSharedPayload } from "./set-shared-payload";

let offerId = "";
let made = 0;

beforeEach(async () => {
  made += 1;
  offerId = `off_${made}`;
  await query({ text: "INSERT INTO category VALUES ('c', 'c', 'C', 0) ON CONFLICT DO NOTHING" });
  await query({
    text: "INSERT INTO product (id, slug, title, kind, category_id) VALUES ($1, $1, 'P', 'digital', 'c')",
    values: [`p${made}`],
  });
  await query({
    text: "INSERT INTO offer (id, product_id, title, price_minor) VALUES ($1, $2, 'O', 100)",
    values: [offerId, `p${made}`],
  });
});

function picture(content: string, name = "map.png") {
  return { name, mimeType: "image/png", content: Buffer.from(content) };
}

async function count(table: "stock_unit" | "sealed_file" | "shared_payload"): Promise<number> {
  const row = await queryOne<{ count: number }>({ text: `SELECT count(*)::int FROM ${table}` });
  return row.count;
}

test("a unit comes out of its seal as it went in, with its files", async () => {
  const content: UnitContent = { text: "Code: Ä-1\nline two <b>", files: [picture("pixels")] };
  expect(await addUnits({ offerId, units: [content] })).toBe(1);
  const unit = await queryOne<{ id: string; sealed_payload: Buffer }>({
    text: "SELECT id, sealed_payload FROM stock_unit WHERE offer_id = $1",
    values: [offerId],
  });
  expect(unit.sealed_payload.toString("latin1")).not.toContain("Code");
  const payload = unitPayload.parse(JSON.parse(unseal(unit.sealed_payload, unit.id).toString()));
  expect(payload.text).toBe(content.text);
  expect(payload.files).toMatchObject([{ name: "map.png", mime_type: "image/png", size_bytes: 6 }]);
  const file = await queryOne<{ content: Buffer }>({
    text: "SELECT content FROM sealed_file WHERE id = $1",
    values: [payload.files[0]?.id],
  });
  expect(unseal(file.content, payload.files[0]?.id ?? "").toString()).toBe("pixels");
});

test("units that were ever there are not added again", async () => {
  const units = ["one", "two", "two"].map((text) => ({ text, files: [] }));
  expect(await addUnits({ offerId, units })).toBe(2);
  expect(await addUnits({ offerId, units: [...units, { text: "three", files: [] }] })).toBe(1);
  expect(await addUnits({ offerId, units })).toBe(0);
});

test("units differ by their files: by content and by name", async () => {
  const text = "see the picture";
  const units = [
    { text, files: [] },
    { text, files: [picture("a")] },
    { text, files: [picture("b")] },
    { text, files: [picture("b", "other.png")] },
  ];
  expect(await addUnits({ offerId, units })).toBe(4);
  expect(await addUnits({ offerId, units })).toBe(0);
});

test("a file that many units deliver is kept once, and none is kept for units that were there", async () => {
  const before = await count("sealed_file");
  const units = ["one", "two", "three"].map((text) => ({ text, files: [picture("front door")] }));
  expect(await addUnits({ offerId, units })).toBe(3);
  expect(await count("sealed_file")).toBe(before + 1);
  expect(await addUnits({ offerId, units })).toBe(0);
  expect(await count("sealed_file")).toBe(before + 1);
});

test("the same delivery added by two at once is added once", async () => {
  const before = await count("sealed_file");
  const units = Array.from({ length: 450 }, (_, at) => ({
    text: `code ${at}`,
    files: at === 0 ? [picture("x")] : [],
  }));
  const added = await Promise.all([addUnits({ offerId, units }), addUnits({ offerId, units })]);
  expect(added[0] + added[1]).toBe(450);
  expect(await count("sealed_file")).toBe(before + 1);
});

test("an unlimited offer gets a new version only when its content changed", async () => {
  const content = { text: "the guide", files: [picture("page 1", "guide.pdf")] };
  expect(await setSharedPayload({ offerId, content })).toBe(true);
  expect(await setSharedPayload({ offerId, content })).toBe(false);
  expect(
    await setSharedPayload({ offerId, content: { ...content, text: "the guide, mended" } }),
  ).toBe(true);
  const rows = await query<{ version: number }>({
    text: "SELECT version FROM shared_payload WHERE offer_id = $1 ORDER BY version",
    values: [offerId],
  });
  expect(rows.map((row) => row.version)).toEqual([1, 2]);
});
