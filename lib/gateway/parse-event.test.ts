import fc from "fast-check";
import { describe, expect, test } from "vitest";
import confirmed from "@/test/samples/nowpayments/ipn-confirmed-2024-01.json";
import child from "@/test/samples/nowpayments/ipn-finished-child-doc.json";
import payout from "@/test/samples/nowpayments/ipn-payout-doc.json";
import old from "@/test/samples/nowpayments/ipn-waiting-doc-2021.json";
import wrongAsset from "@/test/samples/nowpayments/ipn-wrong-asset-2026-10.json";
import { parseEvent } from "./parse-event";

const parse = (text: string) => parseEvent(Buffer.from(text));

describe("a recorded event", () => {
  test.each([confirmed, child, old, wrongAsset])("of payment $payment_id names it", (body) => {
    expect(parse(JSON.stringify(body))).toEqual({
      type: "payment",
      gatewayPaymentId: String(body.payment_id),
      key: expect.stringMatching(/^[0-9a-f]{64}$/),
    });
  });

  test("of a payout is ignored", () => {
    expect(parse(JSON.stringify(payout)).type).toBe("ignored");
  });

  test("of a recurring transfer is ignored", () => {
    const body = '{"id":"7","status":"FINISHED","currency":"trx","amount":"12.17"}';
    expect(parse(body).type).toBe("ignored");
  });
});

test("the same news spelt differently has one key, other news another", () => {
  const key = parse('{"payment_id":7,"payment_status":"finished","actually_paid":0.50}').key;
  expect(parse('{ "actually_paid": 0.5, "payment_status": "finished", "payment_id": 7 }').key).toBe(
    key,
  );
  expect(parse('{"payment_id":7,"payment_status":"finished","actually_paid":0.51}').key).not.toBe(
    key,
  );
});

test("an id may be a string of digits", () => {
  expect(parse('{"payment_id":"5745459419"}')).toMatchObject({ gatewayPaymentId: "5745459419" });
});

test.each([
  "5745459419.0",
  "5.745459419e9",
  "-5",
  "0",
  "null",
  '"057"',
  '" 57"',
  '"57/../1"',
  '""',
  "[57]",
  "9007199254740993",
  "true",
])("a payment_id of %s is unknown", (id) => {
  expect(parse(`{"payment_id":${id},"payment_status":"finished"}`).type).toBe("unknown");
});

test.each([
  "",
  "[]",
  "7",
  "null",
  '"text"',
  "{}",
  '{"status":"finished"}',
  "<html>",
  '{"a":1,"a":1}',
])("%j is unknown and has a key", (body) => {
  expect(parse(body)).toEqual({ type: "unknown", key: expect.stringMatching(/^[0-9a-f]{64}$/) });
});

test("nothing makes it throw", () => {
  fc.assert(
    fc.property(
      fc.oneof(
        fc.uint8Array(),
        fc.json().map((text) => Buffer.from(text)),
      ),
      (bytes) => {
        expect(parseEvent(Buffer.from(bytes)).key).toHaveLength(64);
      },
    ),
  );
});
