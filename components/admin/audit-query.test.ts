import { expect, test } from "vitest";
import { auditHref, isFiltered, readAuditQuery, toFilters } from "./audit-query";

test("what the address does not say properly is not asked", () => {
  expect(
    readAuditQuery({ q: "  ", act: ["one", "two"], from: "yesterday", to: "2026-13-40", x: "y" }),
  ).toEqual({});
});

test("an address and the query in it are the same thing", () => {
  const query = { q: "a b&c", actor: "7", from: "2026-11-21", cursor: "x=" };
  const params = Object.fromEntries(new URL(auditHref(query), "http://shop").searchParams);
  expect(readAuditQuery(params)).toEqual(query);
});

test("both days belong to what is asked for", () => {
  expect(toFilters({ from: "2026-11-30", to: "2026-11-30" })).toEqual({
    from: "2026-11-30T00:00:00.000Z",
    to: "2026-12-01T00:00:00.000Z",
  });
});

test("turning a page is no filter", () => {
  expect(isFiltered({ cursor: "x" })).toBe(false);
  expect(isFiltered({ subject: "staff:7" })).toBe(true);
});
