import { beforeAll, expect, test } from "vitest";
import { query } from "@/lib/db";
import "@/test/database";
import { makeLocation, makeOffer, makeShopper, placeOrder, type TestOffer } from "@/test/factories";
import { signIn } from "@/test/sign-in";
import { getStock } from "./get-stock";
import { listStock } from "./list-stock";
import { type StockQuery, stockQuery } from "./schema";
import { voidUnits } from "./void-units";

let tickets: TestOffer;
let maps: TestOffer;
let empty: TestOffer;
let hidden: TestOffer;
let guide: TestOffer;
let district = "";
let city = "";

beforeAll(async () => {
  city = await makeLocation({ name: "Lisbon" });
  district = await makeLocation({ name: "Baixa", parentId: city });
  tickets = await makeOffer({ title: "Museum Tickets", units: 8, priceMinor: 100n });
  maps = await makeOffer({ title: "Maps 100%", kind: "pickup", units: 2, locationId: district });
  empty = await makeOffer({ title: "Postcards", units: 0 });
  hidden = await makeOffer({ title: "Old Tickets", units: 2 });
  guide = await makeOffer({ title: "The guide", isUnlimited: true });
  await query({ text: "UPDATE offer SET is_active = false WHERE id = $1", values: [hidden.id] });
  const archived = await makeOffer({ title: "Gone Tickets", units: 1 });
  await query({
    text: "UPDATE product SET is_active = false, archived_at = now() WHERE id = $1",
    values: [archived.productId],
  });
  const buyer = await makeShopper({ balanceMinor: 500n });
  const wish = { shopperId: buyer.id, offerId: tickets.id };
  await placeOrder({ ...wish, quantity: 2, isFromBalance: true });
  await placeOrder({ ...wish, quantity: 1 });
  const { caller } = await signIn();
  const free = await query<{ id: string }>({
    text: "SELECT id FROM stock_unit WHERE offer_id = $1 AND state = 'free' LIMIT 1",
    values: [tickets.id],
  });
  const unitIds = free.map(({ id }) => id);
  await voidUnits({ caller, offerId: tickets.id, unitIds, reason: "torn" });
});

const find = async (wanted: StockQuery) =>
  (await listStock(wanted)).items.map(({ offer_id }) => offer_id);

test("an offer's units are counted by their state", async () => {
  expect(await getStock({ offerId: tickets.id })).toEqual({
    offer_id: tickets.id,
    product_id: tickets.productId,
    product_slug: tickets.slug,
    product_title: "Museum Tickets",
    offer_title: "",
    location_name: null,
    kind: "digital",
    is_unlimited: false,
    is_active: true,
    is_sellable: true,
    is_low: false,
    low_stock_at: 3,
    free: 4,
    reserved: 1,
    sold: 2,
    void: 1,
    version: null,
  });
  expect(await getStock({ offerId: maps.id })).toMatchObject({ location_name: "Baixa", free: 2 });
  expect(await getStock({ offerId: guide.id })).toMatchObject({ version: 1, is_sellable: true });
  await expect(getStock({ offerId: "off_nowhere" })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("offers stand in the order of the catalogue, without those of archived products", async () => {
  expect(await find({})).toEqual([tickets.id, maps.id, empty.id, hidden.id, guide.id]);
});

test("low is what is on sale and down to its threshold", async () => {
  expect(await find({ state: "low" })).toEqual([maps.id, empty.id]);
  const items = (await listStock({})).items.filter(({ is_low: isLow }) => isLow);
  expect(items.map(({ offer_id }) => offer_id)).toEqual([maps.id, empty.id]);
});

test("sellable is what somebody could buy now, and unsellable the rest", async () => {
  expect(await find({ state: "empty" })).toEqual([empty.id]);
  expect(await find({ state: "sellable" })).toEqual([tickets.id, maps.id, guide.id]);
  expect(await find({ state: "unsellable" })).toEqual([empty.id, hidden.id]);
});

test("a search finds part of a title, and takes no wildcard", async () => {
  expect(await find({ q: "ticket" })).toEqual([tickets.id, hidden.id]);
  expect(await find({ q: "100%" })).toEqual([maps.id]);
  expect(await find({ q: "%" })).toEqual([maps.id]);
  expect(await find({ q: "_" })).toEqual([]);
});

test("a place holds what its districts hold", async () => {
  expect(await find({ location: district })).toEqual([maps.id]);
  expect(await find({ location: city })).toEqual([maps.id]);
  expect(await find({ product: guide.productId })).toEqual([guide.id]);
});

test("pages lead through all offers, each once", async () => {
  const more: string[] = [];
  for (const _ of Array(60).keys()) more.push((await makeOffer({ units: 0 })).id);
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listStock({ cursor });
    seen.push(...page.items.map(({ offer_id }) => offer_id));
    cursor = page.next_cursor ?? undefined;
  } while (cursor);
  expect(seen).toEqual([tickets.id, maps.id, empty.id, hidden.id, guide.id, ...more]);
});

test("a cursor that is none of ours is refused", () => {
  const written = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  for (const cursor of ["x", "Mw", written([1, 2]), written([1, "2", "off_1"]), written(null)])
    expect([cursor, stockQuery.safeParse({ cursor }).success]).toEqual([cursor, false]);
  expect(stockQuery.safeParse({ cursor: written([1, 2, "off_1"]) }).success).toBe(true);
});
