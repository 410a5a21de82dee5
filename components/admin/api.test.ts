import { expect, test } from "vitest";
import { ApiProblem } from "@/components/telegram/problem";
import { AdminProblem, adminWords } from "./api";

const problem = (errors: Record<string, string[]>) =>
  new AdminProblem(new ApiProblem({ code: "MALFORMED", status: 400 }), { errors });

test("what a door says about a field stands alone as a sentence about it", () => {
  expect(adminWords(problem({ pay_amount: ["must be an amount such as 12.50"] }))).toBe(
    "Pay amount must be an amount such as 12.50.",
  );
});

test("what is wrong with all of it says so", () => {
  expect(adminWords(problem({ _: ["is not the JSON that is read here"] }))).toBe(
    "What was sent is not the JSON that is read here.",
  );
});

test("what is a sentence already stays as it is", () => {
  const said = "This file is no picture that can be shown.";
  expect(adminWords(problem({ file: [said] }))).toBe(said);
});
