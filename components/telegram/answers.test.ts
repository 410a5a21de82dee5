import { describe, expect, it } from "vitest";
import { createAnswers } from "./answers";

function setUp() {
  const asked: {
    path: string;
    resolve: (data: unknown) => void;
    reject: (error: unknown) => void;
  }[] = [];
  const clock = { now: 10_000 };
  const ask = (path: string) =>
    new Promise<unknown>((resolve, reject) => {
      asked.push({ path, resolve, reject });
    });
  return { asked, clock, answers: createAnswers(ask, () => clock.now) };
}

describe("answers", () => {
  it("two screens that ask at once cause one question", async () => {
    const { asked, answers } = setUp();
    const both = Promise.all([answers.load("/a"), answers.load("/a")]);
    expect(asked).toHaveLength(1);
    asked[0]?.resolve(1);
    await both;
    expect(answers.get("/a")).toEqual({ data: 1 });
  });

  it("a fresh answer is not asked for again, an older one is", async () => {
    const { asked, clock, answers } = setUp();
    const first = answers.load("/a");
    asked[0]?.resolve(1);
    await first;
    await answers.load("/a");
    expect(asked).toHaveLength(1);
    clock.now += 2001;
    void answers.load("/a");
    expect(asked).toHaveLength(2);
  });

  it("a failure keeps the last answer in sight, and the next answer clears it", async () => {
    const { asked, clock, answers } = setUp();
    answers.put("/a", 1);
    clock.now += 5000;
    const failing = answers.load("/a");
    asked[0]?.reject("away");
    await failing;
    expect(answers.get("/a")).toEqual({ data: 1, error: "away" });
    clock.now += 5000;
    const working = answers.load("/a");
    asked[1]?.resolve(1);
    await working;
    expect(answers.get("/a")).toEqual({ data: 1 });
  });

  it("an answer that was asked for before a change does not undo the change", async () => {
    const { asked, answers } = setUp();
    const loading = answers.load("/basket");
    answers.put("/basket", "changed");
    asked[0]?.resolve("old");
    await loading;
    expect(answers.get("/basket")).toEqual({ data: "changed" });
  });

  it("a reload asks however fresh the answer is, but only for those who look", async () => {
    const { asked, answers } = setUp();
    answers.put("/a", 1);
    await answers.reload("/a");
    expect(asked).toHaveLength(0);
    const stop = answers.listen("/a", () => undefined);
    const reloading = answers.reload("/a");
    await Promise.resolve();
    expect(asked).toHaveLength(1);
    asked[0]?.resolve(2);
    await reloading;
    expect(answers.get("/a")).toEqual({ data: 2 });
    stop();
  });

  it("the same answer again keeps its identity and disturbs nobody", async () => {
    const { asked, clock, answers } = setUp();
    let told = 0;
    answers.put("/a", { total: "1.00" });
    answers.listen("/a", () => {
      told += 1;
    });
    const before = answers.get("/a");
    clock.now += 5000;
    const loading = answers.load("/a");
    asked[0]?.resolve({ total: "1.00" });
    await loading;
    expect(answers.get("/a")).toBe(before);
    expect(told).toBe(0);
  });

  it("when all is out of date, what is looked at is asked again and the rest is forgotten", async () => {
    const { asked, answers } = setUp();
    answers.put("/seen", "old");
    answers.put("/unseen", "old");
    answers.listen("/seen", () => undefined);
    answers.reloadAll();
    expect(asked.map(({ path }) => path)).toEqual(["/seen"]);
    expect(answers.get("/unseen")).toEqual({});
    asked[0]?.resolve("new");
    await answers.load("/seen");
    expect(answers.get("/seen")).toEqual({ data: "new" });
  });
});
