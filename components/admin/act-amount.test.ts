import { expect, test } from "vitest";
import { readActAmount } from "./act-amount";

test("an amount is read with a point or a comma, and with spaces around it", () => {
  for (const typed of ["3.20", "3,20", " 3.20 "])
    expect(readActAmount(typed, { isSigned: false })).toBe("3.20");
  expect(readActAmount("5", { isSigned: false })).toBe("5");
});

test("what is taken away is read only where that may be", () => {
  expect(readActAmount("-5,5", { isSigned: true })).toBe("-5.5");
  expect(readActAmount("-5.5", { isSigned: false })).toBeNull();
});

test("what is no amount of money is refused", () => {
  for (const typed of ["", "-", "1e9", "1.000,50", "1.005", "٥", "5 €", "9999999999"])
    expect(readActAmount(typed, { isSigned: true }), typed).toBeNull();
});
