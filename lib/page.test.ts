import { expect, test } from "vitest";
import { cutPage } from "./page";

test.each([
  [[], { items: [], next_cursor: null }],
  [[7, 6], { items: [7, 6], next_cursor: null }],
  [[7, 6, 5], { items: [7, 6], next_cursor: "6" }],
])("of %j a page of two is made", (found, page) => {
  expect(cutPage(found, 2, String)).toEqual(page);
});
