import { expect, test } from "vitest";
import { z } from "zod";
import { refillRequest } from "@/lib/deposit/schema";
import { AppError } from "@/lib/errors";
import { paymentRequest } from "@/lib/order/schema";
import { readJson } from "./read-json";

const quantity = z.strictObject({ quantity: z.number().int().min(1).max(100) });

function request(
  body: BodyInit,
  headers: Record<string, string> = { "content-type": "application/json" },
): Request {
  const init = { method: "POST", headers, body, duplex: "half" };
  return new Request("http://shop.example/api", init);
}

async function refusal(
  body: BodyInit,
  {
    schema = quantity as z.ZodType,
    headers,
  }: { schema?: z.ZodType; headers?: Record<string, string> } = {},
): Promise<string> {
  try {
    await readJson(request(body, headers), schema);
    return "accepted";
  } catch (error) {
    return error instanceof AppError ? error.code : `crashed: ${String(error)}`;
  }
}

test("a plain body is read, with the bytes it came in", async () => {
  const { value, rawBody } = await readJson(request('{ "quantity": 3 }'), quantity);
  expect(value).toEqual({ quantity: 3 });
  expect(rawBody.toString()).toBe('{ "quantity": 3 }');
});

test.each([
  "0",
  "-1",
  "1.5",
  '"2"',
  "true",
  "[2]",
  '{"$gt":0}',
  "null",
  "1e2",
  "9007199254740993",
  "2147483648",
  "101",
])("a quantity of %s is malformed", async (text) => {
  expect(await refusal(`{"quantity":${text}}`)).toBe("MALFORMED");
});

test.each([
  ["an unknown member", '{"quantity":1,"price":"0.01"}'],
  ["a member of the prototype", '{"quantity":1,"__proto__":{"isAdmin":true}}'],
  ["an escaped member of the prototype", '{"quantity":1,"\\u005f_proto__":{"isAdmin":true}}'],
  ["a constructor", '{"constructor":{"prototype":{"isAdmin":true}},"quantity":1}'],
  ["a member twice", '{"quantity":1,"quantity":100}'],
  ["a member twice, once escaped", '{"quantity":1,"quan\\u0074ity":1}'],
  ["a byte order mark", '\uFEFF{"quantity":1}'],
  ["bytes that are no UTF-8", Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d])],
  ["ten thousand open lists", "[".repeat(10_000)],
  ["nothing", ""],
  ["a comma too many", '{"quantity":1,}'],
  ["two documents", '{"quantity":1}{"quantity":2}'],
  ["a list", '[{"quantity":1}]'],
  ["null", "null"],
  ["NaN", '{"quantity":NaN}'],
])("%s is malformed", async (_, body) => {
  expect(await refusal(body)).toBe("MALFORMED");
  expect("isAdmin" in {}).toBe(false);
});

test.each([
  ["text/plain"],
  ["application/x-www-form-urlencoded"],
  ["application/json; charset=latin1"],
  ["application/jsonp"],
  ["multipart/form-data; boundary=application/json"],
])("a body of type %s is not read", async (type) => {
  expect(await refusal('{"quantity":1}', { headers: { "content-type": type } })).toBe(
    "UNSUPPORTED_MEDIA_TYPE",
  );
});

test("a body without a type is not read", async () => {
  expect(await refusal(Buffer.from('{"quantity":1}'), { headers: {} })).toBe(
    "UNSUPPORTED_MEDIA_TYPE",
  );
});

test("a compressed body is not read", async () => {
  const headers = { "content-type": "application/json", "content-encoding": "gzip" };
  expect(await refusal('{"quantity":1}', { headers })).toBe("UNSUPPORTED_MEDIA_TYPE");
});

test("UTF-8 may be named", async () => {
  expect(
    await refusal('{"quantity":1}', {
      headers: { "content-type": 'Application/JSON; charset="UTF-8"' },
    }),
  ).toBe("accepted");
});

test("a body above 32 KB is too large by its announcement", async () => {
  const headers = { "content-type": "application/json", "content-length": "32769" };
  expect(await refusal('{"quantity":1}', { headers })).toBe("BODY_TOO_LARGE");
});

test("a body without an end is given up after 32 KB", async () => {
  let sent = 0;
  const endless = new ReadableStream({
    pull(controller) {
      sent += 1024;
      controller.enqueue(new Uint8Array(1024).fill(32));
    },
  });
  expect(await refusal(endless)).toBe("BODY_TOO_LARGE");
  expect(sent).toBeLessThan(64 * 1024);
});

test("what is wrong is told per field", async () => {
  const reading = readJson(request('{"quantity":0,"extra":1}'), quantity);
  await expect(reading).rejects.toMatchObject({
    details: { errors: { quantity: [expect.any(String)], _: [expect.any(String)] } },
  });
});

test.each([
  "NaN",
  "Infinity",
  "1e3",
  "0x1f",
  "01",
  "+5",
  " 5",
  "5 ",
  "1_0",
  "5,5",
  "١٢",
  "１２",
  "",
  "-0",
  "-5",
  "0.001",
  "99999999999999999999",
  "5.",
  ".5",
])("an amount of %j is malformed", async (amount) => {
  expect(
    await refusal(JSON.stringify({ amount, currency: "btc" }), { schema: refillRequest }),
  ).toBe("MALFORMED");
});

test.each([
  ["an amount as a number", { amount: 5, currency: "btc" }],
  ["a currency in capitals", { amount: "5.00", currency: "BTC" }],
  ["a currency with a path", { amount: "5.00", currency: "../btc" }],
])("%s makes a refill malformed", async (_, body) => {
  expect(await refusal(JSON.stringify(body), { schema: refillRequest })).toBe("MALFORMED");
});

test.each([
  ["an unknown type", { type: "gift", currency: "btc" }],
  ["no currency", { type: "basket" }],
  ["an offer without its id", { type: "offer", currency: "btc" }],
  [
    "an offer's quantity of 101",
    { type: "offer", offer_id: "off_1", quantity: 101, currency: "btc" },
  ],
  ["an order id with a quote", { type: "order", order_id: "' OR 1=1--", currency: "btc" }],
  ["a price of one's own", { type: "basket", currency: "btc", price: "0.01" }],
  ["somebody else", { type: "basket", currency: "btc", user_id: 5 }],
  ["a state", { type: "order", order_id: "ord_1", currency: "btc", state: "paid" }],
  ["a quantity for the basket", { type: "basket", currency: "btc", quantity: 2 }],
])("%s makes a payment malformed", async (_, body) => {
  expect(await refusal(JSON.stringify(body), { schema: paymentRequest })).toBe("MALFORMED");
});

test("every kind of payment is read, an offer once where no quantity is named", async () => {
  const bodies = [
    { type: "basket" },
    { type: "offer", offer_id: "off_1" },
    { type: "order", order_id: "ord_1" },
  ];
  const read = bodies.map(
    async (body) =>
      (
        await readJson(
          request(JSON.stringify({ ...body, currency: "btc", expected_total: "5.00" })),
          paymentRequest,
        )
      ).value,
  );
  expect(await Promise.all(read)).toMatchObject([
    { type: "basket" },
    { type: "offer", quantity: 1 },
    { type: "order" },
  ]);
});
