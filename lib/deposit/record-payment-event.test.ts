import { createHmac } from "node:crypto";
import { afterEach, expect, test, vi } from "vitest";
import { query } from "@/lib/db";
import { closeListening, listen } from "@/lib/listen";
import "@/test/database";
import { recordPaymentEvent } from "./record-payment-event";
import { storeEvent } from "./store-event";

afterEach(closeListening);

function record(body: string) {
  const signature = createHmac("sha512", "test-ipn-secret").update(body).digest("hex");
  const headers = new Headers({ "x-nowpayments-sig": signature });
  return recordPaymentEvent({ gateway: "nowpayments", rawBody: Buffer.from(body), headers });
}

async function stored(): Promise<unknown[]> {
  return query({
    text: "SELECT gateway_payment_id, state, done_at IS NOT NULL AS is_done FROM payment_event ORDER BY id",
  });
}

test("an event about a payment is queued for the worker, who is woken; a copy is repeated and changes nothing", async () => {
  const heard = vi.fn();
  await listen("kiosk_work", heard);
  const body = '{"payment_id":5000000001,"payment_status":"finished"}';
  expect(await record(body)).toBe("new");
  expect(await record(body)).toBe("repeated");
  expect(await stored()).toEqual([
    { gateway_payment_id: "5000000001", state: "queued", is_done: false },
  ]);
  await expect.poll(() => heard.mock.calls).toContainEqual(["payment_event"]);
});

test("an unknown shape is queued without a payment, a payout is none of the shop's income", async () => {
  expect(await record('{"hello":"world"}')).toBe("new");
  expect(await record('{"batch_withdrawal_id":"5000000001","id":"1","status":"FINISHED"}')).toBe(
    "new",
  );
  expect((await stored()).slice(1)).toEqual([
    { gateway_payment_id: null, state: "queued", is_done: false },
    { gateway_payment_id: null, state: "ignored", is_done: true },
  ]);
});

test("of copies and others at once each is stored once, and one caller is told that it was new", async () => {
  const before = (await stored()).length;
  const bodies = Array.from(
    { length: 300 },
    (_, at) => `{"payment_id":${6_000_000_000 + (at % 100)},"payment_status":"waiting"}`,
  );
  const outcomes = await Promise.all(bodies.map(record));
  expect(outcomes.filter((outcome) => outcome === "new")).toHaveLength(100);
  expect(await stored()).toHaveLength(before + 100);
});

test("an event that the database refuses does not keep those beside it out", async () => {
  const event = (eventKey: string) =>
    storeEvent({
      gateway: "nowpayments",
      eventKey,
      gatewayPaymentId: null,
      state: "queued",
      rawBody: Buffer.from("{}"),
    });
  const results = await Promise.allSettled(
    ["good-1", "x".repeat(201), "good-2", "good-3"].map(event),
  );
  expect(results.map(({ status }) => status)).toEqual([
    "fulfilled",
    "rejected",
    "fulfilled",
    "fulfilled",
  ]);
});
