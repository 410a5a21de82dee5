import { expect, test, vi } from "vitest";
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

test("an answer is made anew once it is more than a second and a half old", async () => {
  let made = 0;
  const make = async () => `made ${++made}`;
  const clock = vi.spyOn(performance, "now");
  const askAt = (ms: number) => {
    clock.mockReturnValue(ms);
    return rememberAnswer("aging", make);
  };
  try {
    expect([await askAt(1_000), await askAt(2_500), await askAt(2_501)]).toEqual([
      "made 1",
      "made 1",
      "made 2",
    ]);
  } finally {
    clock.mockRestore();
  }
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
