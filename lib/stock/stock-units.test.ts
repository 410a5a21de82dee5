import { beforeEach, expect, test } from "vitest";
import { listProducts } from "@/lib/catalog/list-products";
import { query, queryOne } from "@/lib/db";
import type { Caller } from "@/lib/staff/rules";
import "@/test/database";
import { makeOffer } from "@/test/factories";
import { readActs, signIn } from "@/test/sign-in";
import { getStock } from "./get-stock";
import { stockUnits } from "./stock-units";

let caller: Caller;

beforeEach(async () => {
  ({ caller } = await signIn());
});

const unitsOf = (...texts: string[]) => texts.map((text) => ({ text, files: [] }));

test("units are on sale, sealed, and the log says how many and nothing of what they hold", async () => {
  const { id: offerId } = await makeOffer({ units: 0 });
  const files = [{ name: "map.png", mimeType: "image/png", content: Buffer.from("pixels") }];
  const units = [...unitsOf("SECRET-1", "SECRET-2"), { text: "Locker 4", files }];
  expect(await stockUnits({ caller, offerId, units })).toEqual({ added: 3, known: 0 });
  expect(await getStock({ offerId })).toMatchObject({ free: 3, is_sellable: true });
  const entry = await queryOne<Record<string, unknown>>({
    text: "SELECT * FROM audit_entry WHERE subject = $1",
    values: [offerId],
  });
  expect(entry).toMatchObject({ act: "stock.add", after: { added: 3, known: 0 } });
  expect(JSON.stringify(entry)).not.toContain("SECRET");
  const rows = await query<{ sealed: string }>({
    text: `SELECT encode(sealed_payload, 'escape') AS sealed FROM stock_unit WHERE offer_id = $1
           UNION ALL SELECT encode(content, 'escape') FROM sealed_file`,
    values: [offerId],
  });
  expect(rows).toHaveLength(4);
  for (const { sealed } of rows) expect(sealed).not.toMatch(/SECRET|Locker|pixels/);
});

test("what the offer ever held is left out, and nothing new is refused", async () => {
  const { id: offerId } = await makeOffer({ units: 0 });
  await stockUnits({ caller, offerId, units: unitsOf("one", "two") });
  const again = { caller, offerId, units: unitsOf("two", "three", "three") };
  expect(await stockUnits(again)).toEqual({ added: 1, known: 2 });
  await expect(stockUnits(again)).rejects.toMatchObject({ code: "ALREADY_DONE" });
  expect(await readActs(offerId)).toEqual(["stock.add", "stock.add"]);
});

test("of two who add the same units at once one does, and the other hears it", async () => {
  const { id: offerId } = await makeOffer({ units: 0 });
  const add = () => stockUnits({ caller, offerId, units: unitsOf("one", "two") });
  const ends = await Promise.allSettled([add(), add()]);
  expect(ends.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await getStock({ offerId })).toMatchObject({ free: 2 });
  expect(await readActs(offerId)).toEqual(["stock.add"]);
});

test("an unlimited offer, or one that is none, takes no units", async () => {
  const { id } = await makeOffer({ isUnlimited: true });
  for (const [offerId, code] of [
    [id, "WRONG_STATE"],
    ["off_nowhere", "NOT_FOUND"],
  ] as const) {
    await expect(stockUnits({ caller, offerId, units: unitsOf("x") })).rejects.toMatchObject({
      code,
    });
    expect(await readActs(offerId)).toEqual([]);
  }
});

test("the shop shows new units a moment later", async () => {
  const { id: offerId, slug } = await makeOffer({ units: 0 });
  const left = async () => {
    const { products } = await listProducts({});
    return products.find((product) => product.slug === slug)?.offers[0]?.available;
  };
  expect(await left()).toBe(0);
  await stockUnits({ caller, offerId, units: unitsOf("one", "two") });
  await expect.poll(left).toBe(2);
});
