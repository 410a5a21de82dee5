import { expect, test } from "vitest";
import { findAnswer, rememberAnswer } from "./remember-answer";

test("an answer is made once for all who wait, and found while it is fresh", async () => {
  let made = 0;
  const make = async () => {
    made += 1;
    return `made ${made}`;
  };
  expect(findAnswer("once")).toBeNull();
  const answers = await Promise.all([1, 2, 3].map(() => rememberAnswer("once", make)));
  expect(new Set(answers)).toEqual(new Set(["made 1"]));
  expect(await rememberAnswer("once", make)).toBe("made 1");
  expect(findAnswer("once")).toBe("made 1");
  expect(await rememberAnswer("another", make)).toBe("made 2");
});

test("a failure is told to all who waited, and the next one asks again", async () => {
  let calls = 0;
  const make = async () => {
    calls += 1;
    if (calls === 1) throw new Error("the database is away");
    return "there";
  };
  const results = await Promise.allSettled([1, 2].map(() => rememberAnswer("failing", make)));
  expect(results.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect(calls).toBe(1);
  expect(findAnswer("failing")).toBeNull();
  expect(await rememberAnswer("failing", make)).toBe("there");
});
