import { expect, test } from "vitest";
import { isNarrowed, listHref, readListQuery, toListFilters } from "./list-query";

test("only what the list knows is read, and what is ticked several times is one list", () => {
  const params = { q: " a b ", state: ["paid", "", "delivered"], coin: "", x: "y", from: "soon" };
  expect(readListQuery(params, ["state", "coin"])).toEqual({ q: "a b", state: "paid,delivered" });
  expect(readListQuery({ q: "  ", from: "yesterday", to: "2026-13-40" }, [])).toEqual({});
});

test("an address and the query in it are the same thing", () => {
  const query = { q: "a&b=c", state: "paid,delivered", to: "2026-11-30", cursor: "ord_1" };
  const params = Object.fromEntries(new URL(listHref("/x", query), "http://shop").searchParams);
  expect(readListQuery(params, ["state"])).toEqual(query);
  expect(listHref("/x", { q: undefined })).toBe("/x");
});

test("both days belong to what is asked for", () => {
  expect(toListFilters({ from: "2026-11-30", to: "2026-11-30", q: "ada" })).toEqual({
    q: "ada",
    from: "2026-11-30T00:00:00.000Z",
    to: "2026-12-01T00:00:00.000Z",
  });
});

test("turning a page narrows nothing down", () => {
  expect(isNarrowed({ cursor: "ord_1" })).toBe(false);
  expect(isNarrowed({ cursor: "ord_1", coin: "btc" })).toBe(true);
});
