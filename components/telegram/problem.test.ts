import { expect, it } from "vitest";
import { appText } from "@/lib/text/app-text";
import { ERRORS_EN } from "@/lib/text/errors-en";
import { problemWords, readProblem } from "./problem";

const words = { ...appText("en"), errors: ERRORS_EN };

it("a problem document is told by its code, with its reference", () => {
  const problem = readProblem(409, { code: "OUT_OF_STOCK", request_id: "r-1" });
  expect([problem.code, problem.requestId, problem.isPassing]).toEqual([
    "OUT_OF_STOCK",
    "r-1",
    false,
  ]);
  expect(problemWords(problem, words)).toBe(words.errors.OUT_OF_STOCK);
});

it("a proxy's HTML page is told by its status and may be tried again", () => {
  const problem = readProblem(504, null);
  expect([problem.code, problem.isPassing]).toEqual(["UNAVAILABLE", true]);
});

it("a code from a newer server still gets a whole sentence", () => {
  expect(problemWords(readProblem(409, { code: "BRAND_NEW" }), words)).toBe(
    words.failure.unexpected,
  );
});

it.each([
  [409, "OUT_OF_STOCK", true],
  [422, "AMOUNT_TOO_SMALL", true],
  [409, "IDEMPOTENCY_IN_PROGRESS", false],
  [429, "RATE_LIMITED", false],
  [502, "GATEWAY_UNAVAILABLE", false],
  [504, undefined, false],
])("an act that ended with %i %s was refused for good: %s", (...[status, code, isFinal]) => {
  expect(readProblem(status, { code }).isFinal).toBe(isFinal);
});
