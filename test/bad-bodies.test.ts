// Every door that reads a body against bodies that are not what they should be: each is refused by name, and nothing changes.
import { createHmac } from "node:crypto";
import { gzipSync } from "node:zlib";
import { describe, expect, test } from "vitest";
import "@/test/database";
import { callRoute } from "./call-route";
import { countRows } from "./count-rows";
import { fillBasket, makeOffer, makeShopper } from "./factories";
import { openDoor } from "./list-doors";
import { basketOf, countUnits } from "./read-state";
import { signInitData } from "./sign-init-data";

const DOORS: [file: string, method: string, good: string][] = [
  ["app/api/payment/create/route.ts", "POST", '{"type":"basket","currency":"balance"}'],
  ["app/api/payment/refill/route.ts", "POST", '{"amount":"50.00","currency":"btc"}'],
  ["app/api/basket/[offer_id]/route.ts", "PUT", '{"quantity":1}'],
  ["app/api/me/route.ts", "PUT", '{"language":"en"}'],
];

type Bad = [
  name: string,
  status: number,
  spoil: (good: string) => string | Uint8Array,
  headers?: object,
];

const with_ = (member: string) => (good: string) => good.replace("{", `{${member},`);
const kept = (good: string) => good;
const form = { "content-type": "application/x-www-form-urlencoded" };

const BODIES: Bad[] = [
  ["nothing", 400, () => ""],
  ["half of it", 400, (good) => good.slice(0, -2)],
  ["two of it", 400, (good) => good + good],
  ["a list of it", 400, (good) => `[${good}]`],
  ["null", 400, () => "null"],
  ["a string of it", 400, (good) => JSON.stringify(good)],
  ["a byte order mark before it", 400, (good) => `\uFEFF${good}`],
  [
    "bytes that are no UTF-8",
    400,
    (good) => Buffer.from(good.replace("{", '{"\xFF":1,'), "latin1"),
  ],
  ["a member nobody asked for", 400, with_('"user_id":5')],
  ["a state of one's own", 400, with_('"state":"paid"')],
  ["a price of one's own", 400, with_('"total":"0.01","discount":"99"')],
  ["a rider on the prototype", 400, with_('"__proto__":{"isAdmin":true}')],
  ["a constructor", 400, with_('"constructor":{"prototype":{"isAdmin":true}}')],
  ["a member twice", 400, (good) => good.replace("}", `,${good.slice(1)}`)],
  ["a hundred thousand open lists", 413, () => "[".repeat(100_000)],
  ["thirty thousand open lists", 400, () => "[".repeat(30_000)],
  [
    "a hundred thousand members",
    413,
    () => JSON.stringify(Object.fromEntries(Array.from({ length: 100_000 }, (_, at) => [at, 1]))),
  ],
  ["a megabyte", 413, with_(`"x":"${"x".repeat(1_000_000)}"`)],
  ["plain text", 415, kept, { "content-type": "text/plain" }],
  ["a form", 415, kept, form],
  ["no type", 415, kept, { "content-type": "" }],
  ["a packed body", 415, (good) => gzipSync(good), { "content-encoding": "gzip" }],
  ["a packed bomb", 415, () => gzipSync(" ".repeat(5_000_000)), { "content-encoding": "gzip" }],
];

const CODES: Record<number, string> = {
  400: "MALFORMED",
  413: "BODY_TOO_LARGE",
  415: "UNSUPPORTED_MEDIA_TYPE",
};

describe.each(DOORS)("%s (%s)", (...[file, method, good]) => {
  test.each(BODIES)("refuses %s", async (...[, status, spoil, headers]) => {
    const { id, telegramId } = await makeShopper({ balanceMinor: 5_000n });
    const offer = await makeOffer();
    await fillBasket({ shopperId: id, offerId: offer.id, quantity: 2 });
    const before = await countRows();
    const answer = await callRoute(await openDoor(file, method), {
      ...{ method, as: telegramId, params: { offer_id: offer.id } },
      headers: { ...headers },
      body: spoil(good),
    });
    expect([answer.status, answer.json.code]).toEqual([status, CODES[status]]);
    expect(answer.headers.get("content-type")).toBe("application/problem+json");
    expect(answer.text).not.toMatch(/node_modules|at \w+ \(|SELECT|lib\//);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
    expect(await countRows()).toEqual(before);
    expect([await basketOf(id), await countUnits(offer.id)]).toEqual([{ [offer.id]: 2 }, 3]);
  });

  test("gives a body without an end up", async () => {
    const { telegramId } = await makeShopper();
    let sent = 0;
    const body = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 1024;
        controller.enqueue(Buffer.alloc(1024, " "));
      },
    });
    const before = await countRows();
    const request = new Request("http://shop.example/", {
      ...{ method, body, duplex: "half" },
      headers: {
        "content-type": "application/json",
        "x-telegram-init-data": signInitData({ telegramId }),
      },
    });
    const params = Promise.resolve({ offer_id: "off_1" });
    const response = await (await openDoor(file, method))(request, { params });
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(64 * 1024);
    expect(await countRows()).toEqual(before);
  });
});

describe("a purchase is refused", () => {
  const QUANTITIES = ["0", "-1", "1.5", '"2"', "true", "[2]", '{"$gt":0}', "null", "1e2", "101"];
  const HUGE = ["2147483648", "9007199254740993", "1e400", "0x10", "01", "+1", "NaN"];

  test.each([...QUANTITIES, ...HUGE])("with a quantity of %s", async (quantity) => {
    const { telegramId } = await makeShopper({ balanceMinor: 5_000n });
    const offer = await makeOffer();
    const before = await countRows();
    for (const file of ["app/api/payment/create/route.ts", "app/api/basket/[offer_id]/route.ts"]) {
      if (file.includes("basket") && quantity === "0") continue; // takes the line out
      const isBuy = file.includes("create");
      const answer = await callRoute(await openDoor(file, isBuy ? "POST" : "PUT"), {
        ...{ method: isBuy ? "POST" : "PUT", as: telegramId, params: { offer_id: offer.id } },
        body: isBuy
          ? `{"type":"offer","offer_id":"${offer.id}","quantity":${quantity},"currency":"balance"}`
          : `{"quantity":${quantity}}`,
      });
      expect([file, answer.status, answer.json.code]).toEqual([file, 400, "MALFORMED"]);
    }
    expect(await countRows()).toEqual(before);
  });

  const AMOUNTS = [
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
  ];
  const MORE = ["", "-0", "-10.00", "0.0000001", "10.001", "99999999999999999999"];

  test.each([...AMOUNTS, ...MORE])("with an expected total of %j", async (amount) => {
    const { telegramId } = await makeShopper({ balanceMinor: 5_000n });
    const offer = await makeOffer();
    const before = await countRows();
    const answer = await callRoute(await openDoor("app/api/payment/create/route.ts", "POST"), {
      ...{ method: "POST", as: telegramId },
      body: { type: "offer", offer_id: offer.id, currency: "balance", expected_total: amount },
    });
    expect([answer.status, answer.json.code]).toEqual([400, "MALFORMED"]);
    expect(await countRows()).toEqual(before);
  });

  test.each([
    ["of 7 characters", "short-7"],
    ["of 300 characters", "k".repeat(300)],
    ["with a space", "key with a space"],
    ["that is empty", ""],
  ])("under a key %s", async (_, key) => {
    const { telegramId } = await makeShopper({ balanceMinor: 5_000n });
    const offer = await makeOffer();
    const before = await countRows();
    for (const [file, body] of [
      ["create", { type: "offer", offer_id: offer.id, currency: "balance" }],
      ["refill", { amount: "50.00", currency: "btc" }],
    ] as const) {
      const door = await openDoor(`app/api/payment/${file}/route.ts`, "POST");
      const headers = { "idempotency-key": key };
      const answer = await callRoute(door, { method: "POST", as: telegramId, body, headers });
      expect([answer.status, answer.json.code]).toEqual([400, "MALFORMED"]);
      expect(answer.json.errors).toHaveProperty("Idempotency-Key");
    }
    expect(await countRows()).toEqual(before);
  });
});

describe("a gateway's event is refused", () => {
  const secret = "test-ipn-secret";
  const sign = (body: string | Uint8Array) =>
    createHmac("sha512", secret).update(body).digest("hex");

  test.each([
    ["that is empty", "", {}, 401],
    ["that is no JSON", "payment_id=5", {}, 401],
    ["that is nested without an end", '{"a":'.repeat(12_000), {}, 401],
    ["that is packed", gzipSync('{"payment_id":5}'), { "content-encoding": "gzip" }, 415],
    ["with a member twice", '{"payment_id":5,"payment_id":6}', {}, 401],
  ])("%s, although it is signed", async (...[, body, headers, status]) => {
    const before = await countRows();
    const answer = await callRoute(await openDoor("app/webhook/route.ts", "POST"), {
      ...{ method: "POST", body },
      headers: { ...headers, "x-nowpayments-sig": sign(body) },
    });
    expect([answer.status, answer.headers.get("content-type")]).toEqual([
      status,
      "application/problem+json",
    ]);
    expect(await countRows()).toEqual(before);
  });
});
