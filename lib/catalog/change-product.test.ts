import { beforeAll, expect, it } from "vitest";
import { query, queryOne } from "@/lib/db";
import { getOrder } from "@/lib/order/get-order";
import type { Caller } from "@/lib/staff/rules";
import "@/test/database";
import { addSharedPayload, addUnits, makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { readActs, signIn } from "@/test/sign-in";
import { changeOffer } from "./change-offer";
import { changeProduct } from "./change-product";
import { copyProduct } from "./copy-product";
import { createCategory } from "./create-category";
import { createOffer } from "./create-offer";
import { createProduct } from "./create-product";
import { getProductSheet } from "./get-product-sheet";
import { listProductItems } from "./list-product-items";
import { removeOffer } from "./remove-offer";
import type { NewProduct, ProductChange } from "./schema";
import { setProductStates } from "./set-product-states";

let caller: Caller;
let categoryId: string;
let counter = 0;

beforeAll(async () => {
  ({ caller } = await signIn());
  categoryId = await createCategory({
    caller,
    category: { slug: "tea", title: "Tea", translations: [] },
  });
});

const refused = (code: string) => expect.objectContaining({ code });
const change = (id: string, wanted: Omit<ProductChange, "version">, version = 1) =>
  changeProduct({ caller, id, change: { version, ...wanted } });

async function create(wanted: Partial<NewProduct> = {}): Promise<string> {
  counter += 1;
  const product = {
    ...{ slug: `tea-${counter}`, title: "Tea", description: "", kind: "digital" as const },
    ...{ category_id: categoryId, translations: [], ...wanted },
  };
  return createProduct({ caller, product });
}

const german = { language: "de" as const, title: "Tee", description: "Grün" };
const russian = { language: "ru" as const, title: "Чай", description: "" };

it("a new product is inactive, says what it was given, and stands at the end", async () => {
  const id = await create({ description: "Green", translations: [russian, german] });
  expect(await getProductSheet(id)).toMatchObject({
    ...{ title: "Tea", description: "Green", kind: "digital", state: "inactive", version: 1 },
    ...{ category_id: categoryId, category_title: "Tea", languages: ["de", "ru"] },
    ...{ translations: [german, russian], offers: [], image_urls: [], is_used: false },
  });
  expect((await listProductItems({})).items.at(-1)).toMatchObject({ id });
  expect(await readActs(id)).toEqual(["product.create"]);
});

it("a slug is one product's alone, and a category has to be there", async () => {
  const id = await create({ slug: "mate" });
  await expect(create({ slug: "mate" })).rejects.toEqual(refused("TAKEN"));
  await expect(create({ category_id: "cat_none" })).rejects.toEqual(refused("MALFORMED"));
  const other = await create();
  await expect(change(other, { slug: "mate" })).rejects.toEqual(refused("TAKEN"));
  await expect(change(other, { category_id: "cat_none" })).rejects.toEqual(refused("MALFORMED"));
  await change(id, { slug: "mate", title: "Mate" });
  const both = await Promise.allSettled([create({ slug: "chai" }), create({ slug: "chai" })]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

it("translations are replaced as a whole, and every language is searched", async () => {
  const id = await create({ translations: [german, russian] });
  const find = async (q: string) => (await listProductItems({ q })).items.map((item) => item.id);
  expect(await find("чай")).toContain(id);
  await change(id, { translations: [{ ...german, title: "Kräutertee" }] });
  expect((await getProductSheet(id)).languages).toEqual(["de"]);
  expect(await find("kräuter")).toEqual([id]);
  expect(await find("чай")).not.toContain(id);
  expect(await find(`TEA-${counter}`)).toEqual([id]);
  await change(id, { title: "Brew" }, 2);
  expect(await find("kräuter")).toEqual([id]);
  await query({ text: "DELETE FROM product_translation WHERE product_id = $1", values: [id] });
  expect(await find("kräuter")).toEqual([]);
});

it("of two editors who save at once one wins, and the other hears it", async () => {
  const id = await create();
  const tries = await Promise.allSettled([
    change(id, { title: "One", translations: [german] }),
    change(id, { title: "Two", translations: [russian] }),
  ]);
  expect(tries.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "CHANGED_MEANWHILE" },
  });
  const { title, languages } = await getProductSheet(id);
  expect([title, languages]).toEqual(title === "One" ? ["One", ["de"]] : ["Two", ["ru"]]);
  expect(await readActs(id)).toEqual(["product.create", "product.change"]);
  await expect(change("prd_none", { title: "x" })).rejects.toEqual(refused("NOT_FOUND"));
});

it("the kind stands once something was stocked or ordered", async () => {
  const id = await create();
  await change(id, { kind: "pickup" });
  const offer = { title: "", location_id: null, price: "5", is_unlimited: false, is_active: true };
  const offerId = await createOffer({ caller, productId: id, offer });
  await change(id, { kind: "digital" }, 2);
  await addUnits(offerId, ["CODE"]);
  await expect(change(id, { kind: "pickup" }, 3)).rejects.toMatchObject({
    code: "IN_USE",
    details: { errors: { kind: [expect.any(String)] } },
  });
  expect(await getProductSheet(id)).toMatchObject({ kind: "digital", is_used: true, version: 3 });
});

it("units that come in at the same moment never stand under another kind than they were meant for", async () => {
  for (let round = 0; round < 5; round += 1) {
    const { id, productId } = await makeOffer({ units: 0 });
    const tries = await Promise.allSettled([
      change(productId, { kind: "pickup" }),
      addUnits(id, [`RACE-${round}`]),
    ]);
    expect(tries[1].status).toBe("fulfilled");
    const isLate = tries[0].status === "rejected";
    expect((await getProductSheet(productId)).kind).toBe(isLate ? "digital" : "pickup");
  }
});

it("a selection is activated, deactivated, put away and taken back as one act", async () => {
  const ids = [await create(), await create()];
  const set = (state: "active" | "inactive" | "archived", version: number, only = ids) =>
    setProductStates({
      caller,
      change: { state, products: only.map((id) => ({ id, version })) },
    });
  const states = async () => Promise.all(ids.map(async (id) => (await getProductSheet(id)).state));
  expect(await set("active", 1)).toBe(2);
  expect(await states()).toEqual(["active", "active"]);
  await expect(set("active", 2)).rejects.toEqual(refused("ALREADY_DONE"));
  await expect(set("archived", 1)).rejects.toEqual(refused("CHANGED_MEANWHILE"));
  await expect(set("archived", 2, [...ids, "prd_none"])).rejects.toEqual(refused("NOT_FOUND"));
  expect(await set("archived", 2)).toBe(2);
  expect((await listProductItems({})).items.some(({ id }) => ids.includes(id))).toBe(false);
  const put = await listProductItems({ state: "archived" });
  expect(put.items.filter(({ id }) => ids.includes(id))).toHaveLength(2);
  expect(await set("inactive", 3, ids.slice(0, 1))).toBe(1);
  expect(await states()).toEqual(["inactive", "archived"]);
  expect((await readActs("products")).slice(-2)).toEqual(["product.active", "product.archived"]);
  expect((await readActs(ids[0])).at(-1)).toBe("product.inactive");
});

it("a copy has texts, pictures and offers, all of it inactive, and no stock", async () => {
  const source = await makeOffer({ title: "Mug", units: 2 });
  await change(source.productId, { translations: [german] });
  await query({
    text: "INSERT INTO product_image (product_id, position, url) VALUES ($1, 0, '/mug.svg')",
    values: [source.productId],
  });
  const copy = () => copyProduct({ caller, id: source.productId });
  const id = await copy();
  expect(await getProductSheet(id)).toMatchObject({
    ...{ slug: `${source.slug}-copy`, title: "Mug", state: "inactive", is_used: false },
    ...{ translations: [german], image_urls: ["/mug.svg"] },
    offers: [{ price: "10.00", is_active: false, available: 0 }],
  });
  expect((await getProductSheet(await copy())).slug).toBe(`${source.slug}-copy-2`);
  await expect(copyProduct({ caller, id: source.productId, slug: source.slug })).rejects.toEqual(
    refused("TAKEN"),
  );
  await expect(copyProduct({ caller, id: "prd_none" })).rejects.toEqual(refused("NOT_FOUND"));
  expect(await readActs(id)).toEqual(["product.copy"]);
});

it("a copy of what has the longest of slugs has one that fits", async () => {
  const id = await create({ slug: "x".repeat(61) });
  const slugOf = async () => (await getProductSheet(await copyProduct({ caller, id }))).slug;
  expect(await slugOf()).toBe(`${"x".repeat(56)}-copy`);
  expect(await slugOf()).toBe(`${"x".repeat(54)}-copy-2`);
});

it("what was sold reads as it did, whatever becomes of its product", async () => {
  const counted = await makeOffer({ title: "Voucher", priceMinor: 500n });
  const unlimited = await makeOffer({ title: "Book", isUnlimited: true });
  const { id: shopperId } = await makeShopper({ balanceMinor: 5_000n });
  const read = (orderId: string) => getOrder({ orderId, shopperId });
  const buy = async (offerId: string) => {
    const { id } = await placeOrder({ shopperId, offerId, isFromBalance: true });
    return { id, before: await read(id) };
  };
  for (const offer of [counted, unlimited]) {
    const order = await buy(offer.id);
    const { productId, id: offerId } = offer;
    if (offer === unlimited) await addSharedPayload(offerId, "The second edition");
    const renamed = {
      slug: `renamed-${productId.slice(4)}`,
      title: "Renamed",
      translations: [german],
    };
    await change(productId, { ...renamed, category_id: categoryId });
    const edit = { title: "Other", price: "99.00", is_active: false };
    await changeOffer({ caller, id: offerId, change: { version: 1, ...edit } });
    const kind = { version: 2, is_unlimited: offer === counted };
    await expect(changeOffer({ caller, id: offerId, change: kind })).rejects.toEqual(
      refused("IN_USE"),
    );
    await expect(removeOffer({ caller, id: offerId, version: 2 })).rejects.toEqual(
      refused("IN_USE"),
    );
    await expect(change(productId, { kind: "pickup" }, 2)).rejects.toEqual(refused("IN_USE"));
    const away = { state: "archived" as const, products: [{ id: productId, version: 2 }] };
    await setProductStates({ caller, change: away });
    const gone = query({ text: "DELETE FROM product WHERE id = $1", values: [productId] });
    await expect(gone).rejects.toMatchObject({ code: "23001" });
    expect(await read(order.id)).toEqual(order.before);
  }
});

it("what is put away cannot be bought, also out of a basket", async () => {
  const { id: offerId, productId } = await makeOffer();
  const { id: shopperId } = await makeShopper({ balanceMinor: 5_000n });
  const away = { state: "archived" as const, products: [{ id: productId, version: 1 }] };
  await setProductStates({ caller, change: away });
  await expect(placeOrder({ shopperId, offerId, isFromBalance: true })).rejects.toEqual(
    refused("OUT_OF_STOCK"),
  );
  const activate = query({
    text: "UPDATE product SET is_active = true WHERE id = $1",
    values: [productId],
  });
  await expect(activate).rejects.toMatchObject({ constraint: "product_archived" });
});

it("the list is narrowed down by everything it is asked for, and counts what fits by state", async () => {
  const { id: shopperId } = await makeShopper({ balanceMinor: 5_000n });
  const [plenty, low, gone] = [
    await makeOffer({ title: "Zebra plenty", units: 4 }),
    await makeOffer({ title: "Zebra low", units: 3, kind: "pickup" }),
    await makeOffer({ title: "Zebra gone", units: 1 }),
  ];
  await placeOrder({ shopperId, offerId: gone.id });
  const endless = await makeOffer({ title: "Zebra endless", isUnlimited: true });
  const find = async (more: object) => {
    const { items } = await listProductItems({ q: "zebra", ...more });
    return items.map(({ id }) => id);
  };
  expect(await find({})).toEqual([plenty, low, gone, endless].map(({ productId }) => productId));
  expect(await find({ stock: "low" })).toEqual([low.productId]);
  expect(await find({ stock: "sold_out" })).toEqual([gone.productId]);
  expect(await find({ kind: "pickup" })).toEqual([low.productId]);
  expect(await find({ category: categoryId })).toEqual([]);
  const [city, district] = ["loc_city", "loc_district"];
  await query({ text: "INSERT INTO location (id, name) VALUES ('loc_city', 'City')" });
  await query({
    text: "INSERT INTO location (id, name, parent_id) VALUES ('loc_district', 'District', 'loc_city')",
  });
  const place = { version: 1, location_id: district };
  await changeOffer({ caller, id: low.id, change: place });
  expect(await find({ location: city })).toEqual([low.productId]);
  const off = { state: "inactive" as const, products: [{ id: gone.productId, version: 1 }] };
  await setProductStates({ caller, change: off });
  expect((await listProductItems({ q: "zebra" })).counts).toEqual({
    ...{ active: 3, inactive: 1, archived: 0 },
  });
  expect(await find({ state: "inactive" })).toEqual([gone.productId]);
});

it("pages of fifty follow one another without a gap", async () => {
  for (let at = 0; at < 51; at += 1) await makeOffer({ title: "Quagga", units: 0 });
  const first = await listProductItems({ q: "quagga" });
  expect(first.items).toHaveLength(50);
  const cursor = Number(Buffer.from(first.next_cursor ?? "", "base64url").toString());
  const second = await listProductItems({ q: "quagga", cursor });
  expect([second.items.length, second.next_cursor]).toEqual([1, null]);
  const { n } = await queryOne<{ n: number }>({
    text: "SELECT count(*)::int AS n FROM product WHERE title = 'Quagga'",
  });
  expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(n);
});
