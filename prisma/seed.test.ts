import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, expect, test } from "vitest";
import { listProducts } from "@/lib/catalog/list-products";
import { query } from "@/lib/db";
import { DEMO_SHOP, seedShop } from "@/prisma/seed";
import { readSeedFile } from "@/prisma/seed-file";
import "@/test/database";

const folder = mkdtempSync(path.join(tmpdir(), "kiosk-seed-"));
afterAll(() => rmSync(folder, { recursive: true }));

function seedFile(value: unknown): string {
  const file = path.join(folder, `${Math.random().toString(36).slice(2)}.json`);
  writeFileSync(file, typeof value === "string" ? value : JSON.stringify(value));
  return file;
}

const SMALL = {
  locations: [
    { id: "oslo-south", name: "South", parent: "oslo" },
    { id: "oslo", name: "Oslo", names: { ru: "Осло", ar: "أوسلو" } },
  ],
  categories: [{ slug: "small-things", title: "Small things", titles: { de: "Kleine Dinge" } }],
  products: [
    {
      slug: "a-small-thing",
      title: "A small thing",
      description: "Small.",
      kind: "pickup",
      category: "small-things",
      images: ["/demo/a.svg", "/demo/b.svg"],
      offers: [
        {
          title: "One",
          location: "oslo-south",
          price: "1.50",
          units: ["behind the door", { text: "under the mat" }],
        },
      ],
    },
  ],
};

async function contents(): Promise<unknown> {
  globalThis.kioskAnswers = undefined;
  const page = await listProducts({ category: "small-things" });
  return page.products.map(({ title, image_url, offers }) => ({
    title,
    image_url,
    offers: offers.map(({ title: offer, price, available }) => [offer, price, available]),
  }));
}

async function counts(): Promise<unknown> {
  const tables = [
    "location",
    "category",
    "product",
    "product_image",
    "offer",
    "stock_unit",
    "shared_payload",
    "sealed_file",
  ];
  return Promise.all(
    tables.map(async (table) => (await query({ text: `SELECT count(*)::int FROM ${table}` }))[0]),
  );
}

test("a seed file becomes a shop, districts before their city too", async () => {
  expect(await seedShop({ file: seedFile(SMALL) })).toEqual({
    products: 1,
    offers: 1,
    unitsAdded: 2,
  });
  expect(await contents()).toEqual([
    { title: "A small thing", image_url: "/demo/a.svg", offers: [["One", "1.50", 2]] },
  ]);
});

test("loaded again it changes titles, prices and pictures, and adds only new units", async () => {
  const [product] = SMALL.products;
  const offers = [
    { ...product?.offers[0], price: "2.00", units: ["under the mat", "in the tree"] },
  ];
  const changed = {
    ...SMALL,
    products: [{ ...product, title: "A tiny thing", images: ["/demo/b.svg"], offers }],
  };
  expect(await seedShop({ file: seedFile(changed) })).toMatchObject({ unitsAdded: 1 });
  expect(await contents()).toEqual([
    { title: "A tiny thing", image_url: "/demo/b.svg", offers: [["One", "2.00", 3]] },
  ]);
});

test("a product with an uploaded picture keeps its pictures", async () => {
  await query({ text: "INSERT INTO picture (id, width, height) VALUES ('pic_1', 640, 640)" });
  const urls = ["/demo/b.svg", "/pictures/pic_1/640.webp"];
  await query({
    text: "INSERT INTO product_image (product_id, position, url) SELECT id, 1, $1 FROM product WHERE slug = 'a-small-thing'",
    values: [urls[1]],
  });
  await seedShop({ file: seedFile(SMALL) });
  const kept = await query<{ url: string }>({
    text: "SELECT url FROM product_image ORDER BY position",
  });
  expect(kept.map(({ url }) => url)).toEqual(urls);
});

test("places and categories are called in every language what the file says, the last one read", async () => {
  await seedShop({ file: seedFile(SMALL) });
  const titles = { de: "Kleinkram", ru: "Мелочи" };
  const categories = [{ slug: "small-things", title: "Small things", titles }];
  await seedShop({ file: seedFile({ ...SMALL, categories }) });
  globalThis.kioskAnswers = undefined;
  const named = async (language: "de" | "ru") => {
    const page = await listProducts({ category: "small-things", language });
    const find = (list: readonly { id: string }[], id: string) => list.find((one) => one.id === id);
    return [find(page.locations, "oslo"), find(page.categories, "small-things")];
  };
  expect(await named("de")).toMatchObject([{ name: "Oslo" }, { title: "Kleinkram" }]);
  expect(await named("ru")).toMatchObject([{ name: "Осло" }, { title: "Мелочи" }]);
});

test("the demo shop loads twice, at once and again, without harm", async () => {
  const [first, second] = await Promise.all([
    seedShop({ file: DEMO_SHOP }),
    seedShop({ file: DEMO_SHOP }),
  ]);
  expect([first.unitsAdded, second.unitsAdded].filter((added) => added > 0)).toHaveLength(1);
  const before = await counts();
  expect((await seedShop({ file: DEMO_SHOP })).unitsAdded).toBe(0);
  expect(await counts()).toEqual(before);
});

test.each([
  ["no JSON", "{", "cannot be read as JSON"],
  ["a field nobody knows", { ...SMALL, extra: 1 }, "extra"],
  [
    "a price of zero",
    withOffer({ price: "0.00" }),
    "products.0.offers.0.price: must be above zero",
  ],
  ["a price as a number", withOffer({ price: 1.5 }), "products.0.offers.0.price"],
  [
    "a price with three decimals",
    withOffer({ price: "1.505" }),
    "products.0.offers.0.price: must be an amount",
  ],
  [
    "a location nobody named",
    withOffer({ location: "bergen" }),
    "products.0.offers.0.location: names no location",
  ],
  ["an unlimited offer with two units", withOffer({ unlimited: true }), "exactly one unit"],
  ["an empty unit", withOffer({ units: [" "] }), "products.0.offers.0.units.0: must deliver"],
  [
    "a category nobody named",
    { ...SMALL, categories: [] },
    "products.0.category: names no category",
  ],
  [
    "a district of a district",
    { ...SMALL, locations: [...SMALL.locations, { id: "x", name: "X", parent: "oslo-south" }] },
    "locations.2.parent: names no city",
  ],
  [
    "a product twice",
    { ...SMALL, products: [...SMALL.products, ...SMALL.products] },
    "products.1.slug: occurs twice",
  ],
])("a file with %s is refused by name", (_, value, message) => {
  expect(() => readSeedFile(seedFile(value))).toThrow(message);
});

test("a file that a unit needs and that is not there is missed before anything is written", async () => {
  const before = await counts();
  const file = seedFile(withOffer({ units: [{ text: "see", files: ["nowhere.png"] }] }));
  await expect(seedShop({ file })).rejects.toThrow("nowhere.png cannot be read");
  expect(await counts()).toEqual(before);
});

function withOffer(changes: object): object {
  const [product] = SMALL.products;
  return { ...SMALL, products: [{ ...product, offers: [{ ...product?.offers[0], ...changes }] }] };
}
