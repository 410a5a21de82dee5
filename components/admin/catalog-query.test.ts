import { expect, it } from "vitest";
import { catalogListHref, isNarrowed, readCatalogListQuery, toSlug } from "./catalog-query";

it("reads the filters out of an address and writes them back", () => {
  const query = readCatalogListQuery({
    q: " tea ",
    state: "archived",
    kind: "",
    stock: ["a", "b"],
  });
  expect(query).toEqual({ q: "tea", state: "archived" });
  expect(catalogListHref(query)).toBe("/admin/catalog?q=tea&state=archived");
  expect(catalogListHref({})).toBe("/admin/catalog");
  expect([isNarrowed(query), isNarrowed({ cursor: "x" })]).toEqual([true, false]);
});

it.each([
  ["Café Größe 12", "cafe-grosse-12"],
  ["  --Tea!! & more ", "tea-more"],
  ["Чай", ""],
  [`${"x".repeat(60)} y`, "x".repeat(60)],
])("%j becomes %j", (title, slug) => {
  expect(toSlug(title)).toBe(slug);
});
