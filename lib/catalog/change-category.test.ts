import { beforeAll, beforeEach, expect, it } from "vitest";
import { query } from "@/lib/db";
import type { Caller } from "@/lib/staff/rules";
import "@/test/database";
import { makeOffer } from "@/test/factories";
import { readActs, signIn } from "@/test/sign-in";
import { changeCategory } from "./change-category";
import { createCategory } from "./create-category";
import { listCategories } from "./list-categories";
import { listProducts } from "./list-products";
import { orderCategories } from "./order-categories";
import { removeCategory } from "./remove-category";
import { CATEGORIES_MAX } from "./rules";
import { categoryChange } from "./schema";

let caller: Caller;

beforeAll(async () => {
  ({ caller } = await signIn());
});

beforeEach(async () => {
  await query({
    text: "DELETE FROM category c WHERE NOT EXISTS (SELECT FROM product WHERE category_id = c.id)",
  });
});

const create = (slug: string, title = slug) =>
  createCategory({ caller, category: { slug, title, translations: [] } });
const slugs = async () => (await listCategories()).items.map(({ slug }) => slug);
const refused = (code: string) => expect.objectContaining({ code });

it("categories stand in the order in which they came, until they are put into another", async () => {
  const [a, b, c] = [await create("a"), await create("b"), await create("c")];
  expect(await slugs()).toEqual(["a", "b", "c"]);
  await orderCategories({ caller, order: { was: [a, b, c], ids: [c, a, b] } });
  expect(await slugs()).toEqual(["c", "a", "b"]);
  expect((await readActs("categories")).at(-1)).toBe("category.order");
});

it("an order based on another one is refused, and so is the one that stands", async () => {
  const [a, b] = [await create("a"), await create("b")];
  const order = (was: string[], ids: string[]) => orderCategories({ caller, order: { was, ids } });
  const c = await create("c");
  await expect(order([a, b], [b, a])).rejects.toEqual(refused("CHANGED_MEANWHILE"));
  await expect(order([a, c, b], [c, a, b])).rejects.toEqual(refused("CHANGED_MEANWHILE"));
  await expect(order([b, a, c], [a, b, c])).rejects.toEqual(refused("ALREADY_DONE"));
  expect(await slugs()).toEqual(["a", "b", "c"]);
});

it("of two editors who rename at once one wins, and the other hears it", async () => {
  const id = await create("tea");
  const rename = (title: string) => changeCategory({ caller, id, change: { version: 1, title } });
  const tries = await Promise.allSettled([rename("One"), rename("Two")]);
  expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(tries.find(({ status }) => status === "rejected")).toMatchObject({
    reason: { code: "CHANGED_MEANWHILE" },
  });
  expect(await readActs(`category:${id}`)).toEqual(["category.create", "category.change"]);
  const [item] = (await listCategories()).items.filter((each) => each.id === id);
  expect(item).toMatchObject({ slug: "tea", version: 2 });
});

it("a title is read in the languages it is translated into, and they change together with it", async () => {
  const german = { language: "de", title: "Tee" } as const;
  const arabic = { language: "ar", title: "شاي" } as const;
  const category = { slug: "tea", title: "Tea", translations: [german] };
  const id = await createCategory({ caller, category });
  const read = async (language?: "de" | "ar" | "ru") =>
    (await listProducts({ language })).categories.find((one) => one.id === id)?.title;
  expect([await read("de"), await read("ar"), await read()]).toEqual(["Tee", "Tea", "Tea"]);
  const change = { version: 1, translations: [arabic] };
  await changeCategory({ caller, id, change });
  await expect(changeCategory({ caller, id, change })).rejects.toEqual(
    refused("CHANGED_MEANWHILE"),
  );
  const readAll = async () => [await read("de"), await read("ar"), await read("ru")];
  await expect.poll(readAll).toEqual(["Tea", "شاي", "Tea"]);
  await changeCategory({ caller, id, change: { version: 2, title: "Teas" } });
  const [item] = (await listCategories()).items.filter((each) => each.id === id);
  expect(item).toMatchObject({ title: "Teas", translations: [arabic], version: 3 });
  const [act] = await query({
    text: "SELECT before->'translations' AS before, after->'translations' AS after FROM audit_entry WHERE subject = $1 AND act = 'category.change' ORDER BY id LIMIT 1",
    values: [`category:${id}`],
  });
  expect(act).toEqual({ before: [german], after: [arabic] });
  await removeCategory({ caller, id, version: 3 });
  expect(await query({ text: "SELECT FROM category_translation" })).toEqual([]);
});

it.each([
  [[{ language: "de", title: "" }], "must not be empty"],
  [[{ language: "xx", title: "Tea" }], expect.stringContaining("Invalid option")],
  [
    [
      { language: "de", title: "Tee" },
      { language: "de", title: "Tees" },
    ],
    "names a language twice",
  ],
])("translations such as %j are refused", (translations, message) => {
  const { error } = categoryChange.safeParse({ version: 1, translations });
  expect(error?.issues.map((issue) => issue.message)).toEqual([message]);
});

it("a slug is one category's alone", async () => {
  const id = await create("tea");
  await create("coffee");
  await expect(create("coffee")).rejects.toEqual(refused("TAKEN"));
  const change = { version: 1, slug: "coffee" };
  await expect(changeCategory({ caller, id, change })).rejects.toEqual(refused("TAKEN"));
  await changeCategory({ caller, id, change: { version: 1, slug: "tea", title: "Tea" } });
  const both = await Promise.allSettled([create("mate"), create("mate")]);
  expect(both.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

it("a category goes only while no product is in it", async () => {
  const { productId } = await makeOffer();
  const id = await create("tea");
  await query({
    text: "UPDATE product SET category_id = $1 WHERE id = $2",
    values: [id, productId],
  });
  expect((await listCategories()).items.find((item) => item.id === id)).toMatchObject({
    products: 1,
  });
  await expect(removeCategory({ caller, id, version: 1 })).rejects.toEqual(refused("IN_USE"));
  await query({
    text: "UPDATE product SET category_id = 'cat_test' WHERE id = $1",
    values: [productId],
  });
  await expect(removeCategory({ caller, id, version: 2 })).rejects.toEqual(
    refused("CHANGED_MEANWHILE"),
  );
  await removeCategory({ caller, id, version: 1 });
  await expect(removeCategory({ caller, id, version: 1 })).rejects.toEqual(refused("NOT_FOUND"));
  const change = { version: 1, title: "x" };
  await expect(changeCategory({ caller, id, change })).rejects.toEqual(refused("NOT_FOUND"));
  expect(await readActs(`category:${id}`)).toEqual(["category.create", "category.remove"]);
});

it("there are at most so many, also when the last ones come at once", async () => {
  await query({
    text: `INSERT INTO category (id, slug, title) SELECT 'full_' || n, 'full-' || n, 'x' FROM generate_series(1, $1 - (SELECT count(*)::int FROM category)) n`,
    values: [CATEGORIES_MAX - 1],
  });
  const tries = await Promise.allSettled([create("last"), create("beyond")]);
  expect(tries.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  await expect(create("far-beyond")).rejects.toEqual(refused("MALFORMED"));
});
