import { expect, test } from "vitest";
import { readQuery } from "./read-query";

const read = (search: string) => readQuery(new Request(`https://shop.example/?${search}`));

test("what is left empty in a form is not asked for", () => {
  expect(read("q=&state=paid&from=&state=")).toEqual({ state: "paid" });
});

test("what is ticked several times is a list", () => {
  expect(read("state=paid&state=delivered&q=a+b")).toEqual({ state: "paid,delivered", q: "a b" });
});
