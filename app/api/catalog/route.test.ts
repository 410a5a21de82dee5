import { beforeAll, beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { GET as getOne } from "@/app/api/catalog/[slug]/route";
import { changeOffer } from "@/lib/catalog/change-offer";
import { changeProduct } from "@/lib/catalog/change-product";
import type { CatalogPage, ProductCard, ProductDetail } from "@/lib/catalog/rules";
import { setProductStates } from "@/lib/catalog/set-product-states";
import { closeDatabase, query } from "@/lib/db";
import { callRoute } from "@/test/call-route";
import { setEnv } from "@/test/database";
import { makeLocation, makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { signIn } from "@/test/sign-in";
import { GET, POST } from "./route";

let city = "";
let district = "";
let elsewhere = "";

beforeAll(async () => {
  city = await makeLocation({ name: "City" });
  district = await makeLocation({ name: "District", parentId: city });
  elsewhere = await makeLocation({ name: "Elsewhere" });
  await query({
    text: "INSERT INTO category (id, slug, title, position) VALUES ('cat_odd', 'odd', 'Odd', 9)",
  });
});

beforeEach(() => {
  globalThis.kioskAnswers = undefined;
});

async function list(search = ""): Promise<CatalogPage> {
  const answer = await callRoute(GET, { path: `/api/catalog${search}` });
  expect([answer.status, answer.text]).toEqual([200, expect.any(String)]);
  return answer.json as CatalogPage;
}

async function titles(search: string): Promise<string[]> {
  return (await list(search)).products.map((product) => product.title);
}

async function offersOf(slug: string, search = ""): Promise<ProductCard["offers"]> {
  return (await list(search)).products.find((product) => product.slug === slug)?.offers ?? [];
}

test("the catalogue names places, categories and products as the contract says, without asking who calls", async () => {
  const offer = await makeOffer({
    title: "Tea",
    priceMinor: 1205n,
    units: 2,
    locationId: district,
    kind: "pickup",
  });
  await query({
    text: "INSERT INTO product_image VALUES ($1, 1, '/second.svg'), ($1, 0, '/first.svg')",
    values: [offer.productId],
  });
  const page = await list(`?location=${district}`);
  expect(page).toEqual({
    locations: expect.arrayContaining([
      { id: city, name: "City", parent_id: null },
      { id: district, name: "District", parent_id: city },
    ]),
    categories: [
      { id: "cat_test", slug: "test", title: "Test" },
      { id: "cat_odd", slug: "odd", title: "Odd" },
    ],
    products: [
      {
        id: offer.productId,
        slug: offer.slug,
        title: "Tea",
        kind: "pickup",
        category_id: "cat_test",
        image_url: "/first.svg",
        offers: [
          {
            id: offer.id,
            title: "",
            location_id: district,
            price: "12.05",
            currency: "EUR",
            available: 2,
          },
        ],
      },
    ],
    next_cursor: null,
  });
});

test("a city includes its districts; of a product found there only offers there or anywhere are shown", async () => {
  const offer = await makeOffer({ title: "Map", locationId: district, units: 1 });
  for (const [id, location] of [
    ["off_elsewhere", elsewhere],
    ["off_anywhere", null],
  ])
    await query({
      text: "INSERT INTO offer (id, product_id, location_id, title, price_minor) VALUES ($1, $2, $3, $1, 100)",
      values: [id, offer.productId, location],
    });
  const idsAt = async (search: string) =>
    (await offersOf(offer.slug, search)).map(({ id }) => id).sort();
  expect(await idsAt(`?location=${city}`)).toEqual([offer.id, "off_anywhere"].sort());
  expect(await idsAt(`?location=${elsewhere}`)).toEqual(["off_anywhere", "off_elsewhere"]);
  expect(await idsAt("")).toHaveLength(3);
  expect(await titles("?location=nowhere")).toEqual([]);
});

test("a category is named by slug or id", async () => {
  const offer = await makeOffer({ title: "Odd thing" });
  await query({
    text: "UPDATE product SET category_id = 'cat_odd' WHERE id = $1",
    values: [offer.productId],
  });
  expect(await titles("?category=odd")).toEqual(["Odd thing"]);
  expect(await titles("?category=cat_odd")).toEqual(["Odd thing"]);
  expect(await titles("?category=unknown")).toEqual([]);
  expect(await titles(`?category=odd&location=${city}`)).toEqual([]);
});

test("reserved and sold units are not available; unlimited offers have no number, empty ones none left", async () => {
  const counted = await makeOffer({ units: 3 });
  const unlimited = await makeOffer({ isUnlimited: true });
  const { id: shopperId } = await makeShopper({ balanceMinor: 5_000n });
  await placeOrder({ shopperId, offerId: counted.id });
  await placeOrder({ shopperId, offerId: counted.id, isFromBalance: true });
  const bare = await makeOffer({ units: 0 });
  await query({ text: "UPDATE offer SET is_unlimited = true WHERE id = $1", values: [bare.id] });
  globalThis.kioskAnswers = undefined;
  expect((await offersOf(counted.slug)).map((offer) => offer.available)).toEqual([1]);
  expect((await offersOf(unlimited.slug)).map((offer) => offer.available)).toEqual([null]);
  expect((await offersOf(bare.slug)).map((offer) => offer.available)).toEqual([0]);
});

test("products that are off, and those whose offers all are, are not listed", async () => {
  const [off, empty] = [
    await makeOffer({ title: "Switched off" }),
    await makeOffer({ title: "Nothing to sell" }),
  ];
  await query({
    text: "UPDATE product SET is_active = false WHERE id = $1",
    values: [off.productId],
  });
  await query({ text: "UPDATE offer SET is_active = false WHERE id = $1", values: [empty.id] });
  const all = await titles("");
  expect(all).not.toContain("Switched off");
  expect(all).not.toContain("Nothing to sell");
  expect((await callRoute(getOne, { params: { slug: off.slug } })).status).toBe(404);
});

test("a search finds parts of words whatever their case, and signs that mean something in patterns only as themselves", async () => {
  await makeOffer({ title: "Größe 100% Wolle_A\\B" });
  await makeOffer({ title: "Grössere 1000 Wolle" });
  const find = (q: string) => titles(`?${new URLSearchParams({ q })}`);
  expect(await find("GRÖßE")).toEqual(["Größe 100% Wolle_A\\B"]);
  expect(await find("wolle")).toHaveLength(2);
  expect(await find("100%")).toEqual(["Größe 100% Wolle_A\\B"]);
  expect(await find("wolle_a")).toEqual(["Größe 100% Wolle_A\\B"]);
  expect(await find("A\\B")).toEqual(["Größe 100% Wolle_A\\B"]);
  expect(await find("' OR 1=1--")).toEqual([]);
  expect(await find("gro\u0308ße")).toHaveLength(1);
  expect(await find("   ")).not.toHaveLength(0);
});

test.each(["%", "_", "\\", "🙂", "\u202Eabc", "\u200B", "(a+)+$", "a".repeat(100)])(
  "a search for %j is answered",
  async (q) => {
    await titles(`?${new URLSearchParams({ q })}`);
  },
);

test.each([
  ["q", "a\0b"],
  ["q", "a".repeat(101)],
  ["location", "x".repeat(101)],
  ["category", "\0"],
  ["cursor", "not base64!"],
  ["cursor", "A"],
  ["cursor", "YWJj"],
  ["cursor", "LTE"],
  ["cursor", "OTk5OTk5OTk5OQ"],
])("%s = %j is malformed, by name", async (name, value) => {
  const answer = await callRoute(GET, {
    path: `/api/catalog?${new URLSearchParams({ [name]: value })}`,
  });
  expect([answer.status, answer.json.code]).toEqual([400, "MALFORMED"]);
  expect(answer.json.errors).toHaveProperty(name);
});

test("pages of twenty follow one another without a gap or a repeat, while products come and go", async () => {
  await query({ text: "UPDATE product SET is_active = false" });
  const made = [];
  for (let at = 0; at < 45; at += 1)
    made.push(
      await makeOffer({ title: `Page ${at}`, locationId: at % 2 ? district : null, units: 0 }),
    );
  for (const [search, expected] of [
    ["", made],
    [`location=${city}`, made.filter((_, at) => at % 2)],
  ] as const) {
    const seen: string[] = [];
    let cursor: string | null = "";
    while (cursor !== null) {
      const page: CatalogPage = await list(`?${search}${cursor && `&cursor=${cursor}`}`);
      expect(page.products.length).toBeLessThanOrEqual(20);
      seen.push(...page.products.map((product) => product.id));
      cursor = page.next_cursor;
    }
    expect(seen).toEqual(expected.map((offer) => offer.productId));
  }
  await query({ text: "UPDATE product SET is_active = true" });
});

test("a product of twenty exactly has no next page", async () => {
  const place = await makeLocation();
  for (let at = 0; at < 20; at += 1) await makeOffer({ locationId: place, units: 0 });
  expect(await list(`?location=${place}`)).toMatchObject({
    next_cursor: null,
    products: { length: 20 },
  });
});

test("products keep a place's order after they were moved", async () => {
  const place = await makeLocation();
  const [one, two] = [
    await makeOffer({ title: "One", locationId: place }),
    await makeOffer({ title: "Two", locationId: place }),
  ];
  await query({
    text: "UPDATE product SET position = position + 100000 WHERE id = $1",
    values: [one.productId],
  });
  expect(await titles(`?location=${place}`)).toEqual(["Two", "One"]);
  expect(two.id).not.toBe(one.id);
});

test("a product comes with its description and all its pictures", async () => {
  const offer = await makeOffer({ title: "Book", units: 1 });
  await query({
    text: "INSERT INTO product_image VALUES ($1, 1, '/b.svg'), ($1, 0, '/a.svg')",
    values: [offer.productId],
  });
  await query({
    text: "UPDATE product SET description = 'A book' WHERE id = $1",
    values: [offer.productId],
  });
  const answer = await callRoute(getOne, { params: { slug: offer.slug } });
  const product = answer.json as unknown as ProductDetail;
  expect(product).toMatchObject({
    title: "Book",
    description: "A book",
    image_url: "/a.svg",
    image_urls: ["/a.svg", "/b.svg"],
    offers: [{ price: "10.00", available: 1 }],
  });
});

test("titles and descriptions are in the reader's language where they are translated, and every language is searched", async () => {
  const mug = await makeOffer({ title: "Mug" });
  await makeOffer({ title: "Mug stand" });
  await query({
    text: "INSERT INTO product_translation (product_id, language, title, description) VALUES ($1, 'de', 'Becher', 'Aus Ton'), ($1, 'ru', 'Кружка', '')",
    values: [mug.productId],
  });
  await query({
    text: "UPDATE product SET description = 'Of clay' WHERE id = $1",
    values: [mug.productId],
  });
  const read = async (language: string | undefined, search = "?q=mug") => {
    const headers: Record<string, string> = language ? { "accept-language": language } : {};
    const answer = await callRoute(GET, { path: `/api/catalog${search}`, headers });
    expect(answer.headers.get("vary")).toBe("Accept-Language");
    const one = await callRoute(getOne, { params: { slug: mug.slug }, headers });
    expect(one.headers.get("vary")).toBe("Accept-Language");
    const { title, description } = one.json;
    return [...(answer.json as CatalogPage).products.map((each) => each.title), title, description];
  };
  expect(await read(undefined)).toEqual(["Mug", "Mug stand", "Mug", "Of clay"]);
  expect(await read("de-AT,en;q=0.5")).toEqual(["Becher", "Mug stand", "Becher", "Aus Ton"]);
  expect(await read("ru")).toEqual(["Кружка", "Mug stand", "Кружка", "Of clay"]);
  expect(await read("fr-FR")).toEqual(["Mug", "Mug stand", "Mug", "Of clay"]);
  expect(await read("de", "?q=becher")).toEqual(["Becher", "Becher", "Aus Ton"]);
  expect(await read("de", "?q=КРУЖ")).toEqual(["Becher", "Becher", "Aus Ton"]);
  expect(await read("de", "?q=mug&category=test")).toEqual(await read("de"));
});

test("what staff change is seen as soon as the last answer is too old", async () => {
  const { caller } = await signIn();
  const { productId, id, slug } = await makeOffer({ title: "Before" });
  const read = async () => {
    const { json } = await callRoute(getOne, { params: { slug } });
    return [json.title, (json as unknown as ProductDetail).offers?.[0]?.price, json.code];
  };
  expect(await read()).toEqual(["Before", "10.00", undefined]);
  await changeProduct({ caller, id: productId, change: { version: 1, title: "After" } });
  await changeOffer({ caller, id, change: { version: 1, price: "11" } });
  await expect.poll(read).toEqual(["After", "11.00", undefined]);
  const products = [{ id: productId, version: 2 }];
  await setProductStates({ caller, change: { state: "archived", products } });
  await expect.poll(read).toEqual(["Not Found", undefined, "NOT_FOUND"]);
});

test.each(["nothing-here", "..%2f..", "A".repeat(10_000), "a\0b", "' OR 1=1--"])(
  "a product called %j is not found",
  async (slug) => {
    const answer = await callRoute(getOne, { params: { slug } });
    expect([answer.status, answer.json.code]).toEqual([404, "NOT_FOUND"]);
  },
);

test("however many ask at once, and again within a moment, the answer is made once", async () => {
  const clock = vi.spyOn(performance, "now").mockReturnValue(1_000);
  onTestFinished(() => clock.mockRestore());
  const offer = await makeOffer({ title: "Together" });
  const first = await Promise.all(Array.from({ length: 100 }, () => titles("?q=together")));
  expect(new Set(first.flat())).toEqual(new Set(["Together"]));
  await query({
    text: "UPDATE product SET title = 'Apart, not together' WHERE id = $1",
    values: [offer.productId],
  });
  expect(await titles("?q=together")).toEqual(["Together"]);
  clock.mockReturnValue(3_000);
  expect(await titles("?q=together")).toEqual(["Apart, not together"]);
});

test("what many pages have in common is no older on any of them than the rest", async () => {
  const clock = vi.spyOn(performance, "now");
  onTestFinished(() => clock.mockRestore());
  const categoriesAt = async (ms: number, search: string) => {
    clock.mockReturnValue(ms);
    const { json } = await callRoute(GET, { path: `/api/catalog${search}` });
    return (json as unknown as CatalogPage).categories.map(({ title }) => title);
  };
  await makeOffer();
  const before = await categoriesAt(10_000, "?q=one");
  await query({ text: "UPDATE category SET title = 'Changed ' || title" });
  await categoriesAt(11_400, "?q=two"); // asks for the categories that the first page read
  const after = before.map((title) => `Changed ${title}`);
  expect(await categoriesAt(12_000, "?q=two")).toEqual(after);
});

test("the catalogue cannot be written", async () => {
  const answer = await callRoute(POST, { method: "POST", body: {} });
  expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD"]);
});

test("while the database is away fresh answers go on and others say so", async () => {
  await list("?category=test");
  await closeDatabase();
  setEnv({ DATABASE_URL: "postgresql://nobody:nothing@127.0.0.1:9/nowhere" });
  globalThis.kioskLimiters = undefined;
  expect((await callRoute(GET, { path: "/api/catalog?category=test" })).status).toBe(200);
  const answer = await callRoute(GET, { path: "/api/catalog?category=odd" });
  expect([answer.status, answer.json.code]).toEqual([503, "UNAVAILABLE"]);
  await closeDatabase();
  globalThis.kioskLimiters = undefined;
  setEnv();
});
