import { expect, test } from "vitest";
import { z } from "zod";
import { readQuery } from "./read-query";

const schema = z.object({
  q: z.string().max(5).optional(),
  state: z.string().optional(),
  from: z.string().optional(),
});
const read = (search: string) => readQuery(new Request(`https://shop.example/?${search}`), schema);

test("what is left empty in a form is not asked for", () => {
  expect(read("q=&state=paid&from=&state=")).toEqual({ state: "paid" });
});

test("what is ticked several times is a list", () => {
  expect(read("state=paid&state=delivered&q=a+b")).toEqual({ state: "paid,delivered", q: "a b" });
});

test("what its schema refuses is told by its name", () => {
  const details = { errors: { q: [expect.any(String)] } };
  expect(() => read("q=too+long")).toThrow(expect.objectContaining({ code: "MALFORMED", details }));
});
