import { expect, test } from "vitest";
import { isNarrowed, readStockQuery, stockHref } from "./stock-query";

test("an address is read as it was written, without what is empty, doubled or not ours", () => {
  const query = { q: "a & b", state: "low", cursor: "Mw" };
  const { searchParams } = new URL(stockHref(query), "https://shop.example");
  expect(readStockQuery(Object.fromEntries(searchParams))).toEqual(query);
  expect(
    readStockQuery({ q: " ", state: ["low", "empty"], other: "x", location: " baixa " }),
  ).toEqual({ location: "baixa" });
});

test("nothing to ask for is the bare address", () => {
  expect(stockHref({ q: "", state: undefined })).toBe("/admin/stock");
  expect(stockHref({ state: "sold" }, "/admin/stock/off_1")).toBe("/admin/stock/off_1?state=sold");
});

test("a later page alone narrows nothing down", () => {
  expect(isNarrowed({ cursor: "Mw" })).toBe(false);
  expect(isNarrowed({ product: "prd_1" })).toBe(true);
});
