import { expect, test } from "vitest";
import { query } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { callRoute } from "@/test/call-route";
import "@/test/database";
import { makeShopper } from "@/test/factories";
import { withIdempotency } from "./idempotency";
import { route } from "./route";

const KEY = "key-00000001";

/** A door that counts how often its act ran. */
async function makeDoor(
  act: (run: number, key: string | null) => Promise<unknown> = async (run, key) => ({ run, key }),
) {
  const { id: shopperId } = await makeShopper();
  let runs = 0;
  const door = route("/test", async (request) => {
    const rawBody = Buffer.from(await request.arrayBuffer());
    return withIdempotency({ request, rawBody, shopperId }, 201, (key) => {
      runs += 1;
      return act(runs, key);
    });
  });
  const call = (key: string | null, body = "{}", path = "/api/pay") =>
    callRoute(door, {
      method: "POST",
      path,
      body,
      headers: key === null ? {} : { "idempotency-key": key },
    });
  return { call, shopperId, runs: () => runs };
}

test("without a key every call acts", async () => {
  const { call, runs } = await makeDoor();
  expect((await call(null)).status).toBe(201);
  expect((await call(null)).json).toEqual({ run: 2, key: null });
  expect(runs()).toBe(2);
});

test("the same key and body give the same answer to the byte, and act once", async () => {
  const { call, runs } = await makeDoor(async (run, key) => ({ z: "ä", a: [1.5, null], run, key }));
  const first = await call(KEY);
  const second = await call(KEY);
  expect(second.status).toBe(201);
  expect(second.text).toBe(first.text);
  expect(first.json).toEqual({ z: "ä", a: [1.5, null], run: 1, key: KEY });
  expect(runs()).toBe(1);
});

test.each([
  ["another body", '{"more":1}', "/api/pay"],
  ["another address", "{}", "/api/refill"],
])("the same key with %s is a conflict", async (_, body, path) => {
  const { call, runs } = await makeDoor();
  await call(KEY);
  const answer = await call(KEY, body, path);
  expect([answer.status, answer.json.code]).toEqual([409, "IDEMPOTENCY_CONFLICT"]);
  expect(runs()).toBe(1);
});

test("two shoppers may choose the same key", async () => {
  const [one, other] = [await makeDoor(), await makeDoor()];
  expect((await one.call(KEY, '{"a":1}')).status).toBe(201);
  expect((await other.call(KEY, '{"b":2}')).status).toBe(201);
});

test("a call that comes while the first still runs is told to come again", async () => {
  let finish: (value: unknown) => void = () => undefined;
  const { call, runs } = await makeDoor(
    () =>
      new Promise((resolve) => {
        finish = resolve;
      }),
  );
  const first = call(KEY);
  await expect.poll(runs).toBe(1);
  const second = await call(KEY);
  expect([second.status, second.json.code]).toEqual([409, "IDEMPOTENCY_IN_PROGRESS"]);
  expect(second.headers.get("retry-after")).toBe("1");
  expect((await call(KEY, '{"other":1}')).json.code).toBe("IDEMPOTENCY_CONFLICT");
  finish({ done: true });
  expect((await first).json).toEqual({ done: true });
  expect((await call(KEY)).json).toEqual({ done: true });
  expect(runs()).toBe(1);
});

test("of twenty calls at once one acts", async () => {
  const { call, runs } = await makeDoor();
  const answers = await Promise.all(Array.from({ length: 20 }, () => call(KEY)));
  expect(runs()).toBe(1);
  expect(
    answers.every(({ status, json }) => status === 201 || json.code === "IDEMPOTENCY_IN_PROGRESS"),
  ).toBe(true);
});

test("a refusal that would come again is kept, with a request id of its own", async () => {
  const { call, runs } = await makeDoor(() =>
    Promise.reject(new AppError("OUT_OF_STOCK", { details: { offerId: "off_1" } })),
  );
  const [first, second] = [await call(KEY), await call(KEY)];
  expect([second.status, second.json.code]).toEqual([409, "OUT_OF_STOCK"]);
  expect(second.json.request_id).not.toBe(first.json.request_id);
  expect(runs()).toBe(1);
});

test.each(["GATEWAY_UNAVAILABLE", "UNAVAILABLE", "RATE_LIMITED", "IMPOSSIBLE"] as const)(
  "after %s the same key may try again",
  async (code) => {
    const { call } = await makeDoor((run) =>
      run === 1 ? Promise.reject(new AppError(code)) : Promise.resolve({ run }),
    );
    expect((await call(KEY)).json.code).toBe(code);
    expect((await call(KEY)).json).toEqual({ run: 2 });
  },
);

test("what a crashed holder left behind is taken over after its minute, with the same key", async () => {
  const { call, shopperId } = await makeDoor();
  const age = (text: string) =>
    query({
      text: `UPDATE idempotent_request SET status = NULL, response = NULL, locked_until = now() ${text} WHERE shopper_id = $1`,
      values: [shopperId],
    });
  await call(KEY);
  await age("+ interval '1 minute'");
  expect((await call(KEY)).json.code).toBe("IDEMPOTENCY_IN_PROGRESS");
  await age("- interval '1 second'");
  expect((await call(KEY, '{"other":1}')).json.code).toBe("IDEMPOTENCY_CONFLICT");
  expect((await call(KEY)).json).toEqual({ run: 2, key: KEY });
});

test("a holder that was given up does not overwrite the answer of its successor", async () => {
  const finish: ((value: unknown) => void)[] = [];
  const { call, runs } = await makeDoor(
    () =>
      new Promise((resolve) => {
        finish.push(resolve);
      }),
  );
  const slow = call(KEY);
  await expect.poll(runs).toBe(1);
  await query({ text: "UPDATE idempotent_request SET locked_until = now() - interval '1 second'" });
  const next = call(KEY);
  await expect.poll(runs).toBe(2);
  finish[1]?.({ from: "successor" });
  await next;
  finish[0]?.({ from: "slow" });
  await slow;
  expect((await call(KEY)).json).toEqual({ from: "successor" });
});

test("after a day a key is new", async () => {
  const { call, shopperId } = await makeDoor();
  await call(KEY);
  await query({
    text: "UPDATE idempotent_request SET created_at = now() - interval '25 hours' WHERE shopper_id = $1",
    values: [shopperId],
  });
  expect((await call(KEY, '{"other":1}')).json).toMatchObject({ run: 2 });
});

test.each(["short12", "k".repeat(101), "with space", "ümlaut-key", ""])(
  "a key of %j is malformed",
  async (key) => {
    const { call, runs } = await makeDoor();
    const answer = await call(key);
    expect([answer.status, answer.json.code]).toEqual([400, "MALFORMED"]);
    expect(answer.json.errors).toHaveProperty("Idempotency-Key");
    expect(runs()).toBe(0);
  },
);
