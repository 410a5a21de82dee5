import { expect, it } from "vitest";
import { catalogHref, readCatalogQuery } from "./catalog-query";

it("a new choice keeps the others and starts at the first page", () => {
  const query = { location: "lisbon", category: "books", cursor: "abc" };
  expect(catalogHref(query, { category: undefined, q: "map & <tea>" })).toBe(
    "/?location=lisbon&q=map+%26+%3Ctea%3E",
  );
  expect(catalogHref(query, { location: undefined, category: undefined })).toBe("/");
});

it("reads the first of repeated values and leaves out what is empty, too long or strange", () => {
  const query = readCatalogQuery({
    location: ["a", "b"],
    category: " ",
    q: "x".repeat(101),
    cursor: "c\0",
  });
  expect(query).toEqual({ location: "a", category: undefined, q: undefined, cursor: "c" });
});
