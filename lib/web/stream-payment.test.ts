import { setTimeout as sleep } from "node:timers/promises";
import { afterEach, expect, test } from "vitest";
import { query, queryOne } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { closeListening } from "@/lib/listen";
import "@/test/database";
import {
  makeDeposit,
  makeOffer,
  makeShopper,
  placeOrder,
  settle,
  type TestDeposit,
} from "@/test/factories";
import { isOver, streamPayment } from "./stream-payment";
import { closeStreams } from "./streams";

type Payment = { purpose: string; status: string; order_status: string | null; received: string };

afterEach(async () => {
  closeStreams();
  await closeListening();
});

function readDeposit(depositId: string): () => Promise<Payment> {
  return () =>
    queryOne<Payment>({
      text: `SELECT d.purpose, d.status, d.received_amount::float8::text AS received, o.state AS order_status
               FROM deposit d LEFT JOIN orders o ON o.id = d.order_id WHERE d.id = $1`,
      values: [depositId],
    });
}

async function open(depositId: string, shopperId = "shp_1", read = readDeposit(depositId)) {
  const leave = new AbortController();
  const response = await streamPayment({
    paymentId: depositId,
    shopperId,
    signal: leave.signal,
    read,
  });
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  /** The next event, or null at the end. */
  const next = async (): Promise<Payment | null> => {
    const part = await reader?.read();
    if (!part || part.done) return null;
    const match = /^event: payment\ndata: (.*)\n\n$/.exec(part.value);
    if (!match) throw new Error(`no event: ${part.value}`);
    return JSON.parse(match[1] ?? "");
  };
  return { response, next, leave: () => leave.abort() };
}

async function makeRefill(): Promise<TestDeposit> {
  const { id: shopperId } = await makeShopper();
  return makeDeposit({ shopperId });
}

test("a stream tells the payment at once, then each change, and ends with the delivery", async () => {
  const { id: shopperId } = await makeShopper();
  const order = await placeOrder({ shopperId, offerId: (await makeOffer()).id });
  const deposit = await makeDeposit({ shopperId, orderId: order.id });
  const stream = await open(deposit.depositId);
  expect(stream.response.headers.get("content-type")).toContain("text/event-stream");
  expect(stream.response.headers.get("cache-control")).toContain("no-transform");
  expect(await stream.next()).toMatchObject({ status: "waiting", order_status: "awaiting" });
  await settle({ ...deposit, status: "seen", receivedAmount: "4", creditMinor: 0n });
  expect(await stream.next()).toMatchObject({ status: "confirming", received: "4" });
  await settle({ ...deposit, receivedAmount: "10", creditMinor: 1000n });
  expect(await stream.next()).toMatchObject({ status: "settled", order_status: "paid" });
  await query({ text: "SELECT mark_delivered($1)", values: [order.id] });
  expect(await stream.next()).toMatchObject({ status: "settled", order_status: "delivered" });
  expect(await stream.next()).toBeNull();
});

test("what happens to another payment, or changes nothing to be seen, is not told", async () => {
  const [one, other] = [await makeRefill(), await makeRefill()];
  const stream = await open(one.depositId);
  await stream.next();
  await settle({ ...other, receivedAmount: "10", creditMinor: 1000n });
  await query({ text: "SELECT pg_notify('kiosk_payment', $1)", values: [one.depositId] });
  await settle({ ...one, receivedAmount: "10", creditMinor: 1000n });
  expect(await stream.next()).toMatchObject({ status: "settled" });
  expect(await stream.next()).toBeNull();
});

test("a change that happens while the stream opens is not lost", async () => {
  const deposit = await makeRefill();
  const read = readDeposit(deposit.depositId);
  let isFirst = true;
  const stream = await open(deposit.depositId, "shp_1", async () => {
    const seen = await read();
    if (isFirst) {
      isFirst = false;
      await settle({ ...deposit, receivedAmount: "10", creditMinor: 1000n });
      await sleep(300); // the stream hears of it, and would act too early
    }
    return seen;
  });
  expect(await stream.next()).toMatchObject({ status: "waiting" });
  expect(await stream.next()).toMatchObject({ status: "settled" });
});

test("a change that happens while the listening connection is lost is told when it is back", async () => {
  const deposit = await makeRefill();
  const stream = await open(deposit.depositId);
  await stream.next();
  await query({
    text: "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'kiosk listen' AND datname = current_database()",
  });
  await settle({ ...deposit, receivedAmount: "10", creditMinor: 1000n });
  expect(await stream.next()).toMatchObject({ status: "settled" });
});

test("a payment that is over is told once, and the stream ends", async () => {
  const deposit = await makeRefill();
  await settle({ ...deposit, receivedAmount: "10", creditMinor: 1000n });
  const stream = await open(deposit.depositId);
  expect(await stream.next()).toMatchObject({ status: "settled" });
  expect(await stream.next()).toBeNull();
});

test("a payment that is not the shopper's is refused before anything is streamed", async () => {
  const refuse = () => Promise.reject(new AppError("NOT_FOUND"));
  for (let attempt = 0; attempt < 6; attempt += 1)
    await expect(open("dep_other", "shp_2", refuse)).rejects.toThrow("NOT_FOUND");
});

test("a shopper has five streams at most; who leaves makes room, and others have their own", async () => {
  const { depositId } = await makeRefill();
  const streams = [];
  for (let at = 0; at < 5; at += 1) streams.push(await open(depositId));
  await expect(open(depositId)).rejects.toThrow("RATE_LIMITED");
  expect((await open(depositId, "shp_3")).response.status).toBe(200);
  streams[0]?.leave();
  expect((await open(depositId)).response.status).toBe(200);
});

test("who is gone before the stream is open makes room, too, whenever they went", async () => {
  const { depositId } = await makeRefill();
  for (let at = 0; at < 12; at += 1) {
    const leave = new AbortController();
    const read = async () => {
      leave.abort();
      return readDeposit(depositId)();
    };
    if (at % 2 === 0) leave.abort();
    const { signal } = leave;
    const response = await streamPayment({
      paymentId: depositId,
      shopperId: "shp_1",
      signal,
      read,
    });
    expect(await response.text()).toBe("");
  }
  expect((await open(depositId)).response.status).toBe(200);
});

test("a reader who hangs up makes room, too", async () => {
  const { depositId } = await makeRefill();
  const { signal } = new AbortController();
  const read = readDeposit(depositId);
  for (let at = 0; at < 7; at += 1) {
    const response = await streamPayment({
      paymentId: depositId,
      shopperId: "shp_4",
      signal,
      read,
    });
    await response.body?.cancel();
  }
});

test("a stopping server ends all streams", async () => {
  const streams = await Promise.all([
    open((await makeRefill()).depositId),
    open((await makeRefill()).depositId),
  ]);
  for (const stream of streams) await stream.next();
  closeStreams();
  for (const stream of streams) expect(await stream.next()).toBeNull();
});

test.each([
  ["order", "waiting", "awaiting", false],
  ["order", "confirming", "awaiting", false],
  ["order", "settled", "paid", false],
  ["order", "settled", "delivered", true],
  ["order", "underpaid", "awaiting", false],
  ["order", "expired", "expired", false],
  ["order", "expired", "cancelled", true],
  ["order", "failed", "awaiting", true],
  ["order", "review", "awaiting", false],
  ["refill", "waiting", null, false],
  ["refill", "settled", null, true],
  ["refill", "expired", null, false],
  ["refill", "failed", null, true],
])(
  "a payment for an %s that is %s with its order %s is over: %s",
  (...[purpose, status, order_status, over]) => {
    expect(isOver({ purpose, status, order_status })).toBe(over);
  },
);
