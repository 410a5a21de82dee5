import { expect, test, vi } from "vitest";
import { closeDatabase, query } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { consumeLimit, isWithinLimit } from "@/lib/rate-limit";
import { setEnv } from "@/test/database";

async function outcomes(times: number, act: () => Promise<void>): Promise<string[]> {
  const results = await Promise.allSettled(Array.from({ length: times }, act));
  return results.map((result) =>
    result.status === "fulfilled" ? "passed" : String(result.reason.code),
  );
}

test("of fifty payments at once thirty pass, and the rest hear when to come again", async () => {
  const all = await outcomes(50, () => consumeLimit("payment", "1001"));
  expect(all.filter((outcome) => outcome === "passed")).toHaveLength(30);
  expect(new Set(all)).toEqual(new Set(["passed", "RATE_LIMITED"]));
  const refused = await consumeLimit("payment", "1001").catch((error: unknown) => error);
  expect(refused).toBeInstanceOf(AppError);
  expect(refused).toMatchObject({ details: { retry_after_seconds: expect.any(Number) } });
});

test("others are not touched by somebody's limit", async () => {
  await outcomes(40, () => consumeLimit("payment", "2001"));
  expect(await outcomes(1, () => consumeLimit("payment", "2002"))).toEqual(["passed"]);
  expect(await outcomes(1, () => consumeLimit("read", "2001"))).toEqual(["passed"]);
});

test("a limit is one for all processes", async () => {
  await outcomes(30, () => consumeLimit("payment", "3001"));
  globalThis.kioskLimiters = undefined; // as in another process
  expect(await outcomes(1, () => consumeLimit("payment", "3001"))).toEqual(["RATE_LIMITED"]);
});

test("a refusal by another copy of the library counts as one, too", async () => {
  await outcomes(30, () => consumeLimit("payment", "5001"));
  const store = globalThis.kioskLimiters?.get("payment")?.store;
  if (!store) throw new Error("nobody was counted");
  const consume = store.consume.bind(store);
  const spy = vi
    .spyOn(store, "consume")
    .mockImplementation((...asked) =>
      consume(...asked).catch(({ msBeforeNext }) => Promise.reject({ msBeforeNext })),
    );
  expect(await outcomes(1, () => consumeLimit("payment", "5001"))).toEqual(["RATE_LIMITED"]);
  expect(spy).toHaveBeenCalledOnce();
  spy.mockRestore();
});

test("public answers are counted ten at a time, and the limit holds all the same", async () => {
  const ask = () => consumeLimit("public", "198.51.100.78");
  expect(new Set(await outcomes(3_000, ask))).toEqual(new Set(["passed"]));
  await outcomes(10, ask);
  expect(new Set(await outcomes(30, ask))).toEqual(new Set(["RATE_LIMITED"]));
  expect(await outcomes(1, () => consumeLimit("public", "198.51.100.79"))).toEqual(["passed"]);
});

test("what is left undone without a word is only asked for", async () => {
  const ask = () => isWithinLimit("activation", "4002");
  const allowed = [];
  for (let act = 0; act < 6; act += 1) allowed.push(await ask());
  expect(allowed).toEqual([true, true, true, true, true, false]);
});

test("neither ids nor addresses are written down, and a long key is no error", async () => {
  await outcomes(10, () => consumeLimit("public", "198.51.100.77"));
  await consumeLimit("read", "x".repeat(10_000));
  const rows = await query<{ key: string }>({ text: "SELECT key FROM rate_limit" });
  expect(rows.length).toBeGreaterThan(1);
  expect(rows.every(({ key }) => key.length < 60 && !key.includes("198.51"))).toBe(true);
});

test("while the database is away money is refused and everything else goes on", async () => {
  await closeDatabase();
  globalThis.kioskLimiters = undefined;
  setEnv({ DATABASE_URL: "postgresql://nobody:nothing@127.0.0.1:9/nowhere" });
  expect(await outcomes(1, () => consumeLimit("payment", "4001"))).toEqual(["UNAVAILABLE"]);
  expect(await outcomes(1, () => consumeLimit("read", "4001"))).toEqual(["passed"]);
  await expect(isWithinLimit("payment", "4001")).rejects.toMatchObject({ code: "UNAVAILABLE" });
  expect(await isWithinLimit("read", "4001")).toBe(true);
  await closeDatabase();
  globalThis.kioskLimiters = undefined;
  setEnv();
});
