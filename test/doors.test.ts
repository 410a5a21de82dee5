// Every door of the shop against callers who have no business there: other methods, nobody, somebody else, somebody banned. Those who run
// the shop have doors of their own: admin-matrix.test.ts.
import { expect, test } from "vitest";
import { query } from "@/lib/db";
import "@/test/database";
import { callRoute } from "./call-route";
import { countRows } from "./count-rows";
import {
  balanceOf,
  fillBasket,
  makeDeposit,
  makeOffer,
  makeShopper,
  placeOrder,
} from "./factories";
import { listDoors, openDoor } from "./list-doors";
import { basketOf, countUnits, stateOf } from "./read-state";
import { signInitData } from "./sign-init-data";

const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"];

/** What each door does; every other method is refused. */
const DOORS: Record<string, string[]> = {
  "app/api/basket/[offer_id]/route.ts": ["PUT"],
  "app/api/basket/route.ts": ["GET", "DELETE"],
  "app/api/catalog/[slug]/route.ts": ["GET"],
  "app/api/catalog/route.ts": ["GET"],
  "app/api/currencies/route.ts": ["GET"],
  "app/api/health/route.ts": ["GET"],
  "app/api/ipn/[gateway]/route.ts": ["POST"],
  "app/api/me/route.ts": ["GET", "PUT"],
  "app/api/metrics/route.ts": ["GET"],
  "app/api/orders/[id]/cancel/route.ts": ["POST"],
  "app/api/orders/[id]/files/[file_id]/route.ts": ["GET"],
  "app/api/orders/[id]/route.ts": ["GET"],
  "app/api/orders/route.ts": ["GET"],
  "app/api/payment/create/route.ts": ["POST"],
  "app/api/payment/events/[id]/route.ts": ["GET"],
  "app/api/payment/refill/route.ts": ["POST"],
  "app/api/payment/status/[id]/route.ts": ["GET"],
  "app/api/payments/route.ts": ["GET"],
  "app/api/telegram/route.ts": ["POST"],
  "app/health/route.ts": ["GET"],
  "app/pictures/[id]/[file]/route.ts": ["GET"],
  "app/previews/[slug]/route.ts": ["GET"],
  "app/webhook/route.ts": ["POST"],
};

/** The doors that are a shopper's own, and what to say there. */
const OWN: [file: string, method: string, body?: unknown][] = [
  ["app/api/basket/[offer_id]/route.ts", "PUT", { quantity: 1 }],
  ["app/api/basket/route.ts", "GET"],
  ["app/api/basket/route.ts", "DELETE"],
  ["app/api/me/route.ts", "GET"],
  ["app/api/me/route.ts", "PUT", { language: "en" }],
  ["app/api/orders/[id]/cancel/route.ts", "POST"],
  ["app/api/orders/[id]/files/[file_id]/route.ts", "GET"],
  ["app/api/orders/[id]/route.ts", "GET"],
  ["app/api/orders/route.ts", "GET"],
  ["app/api/payment/create/route.ts", "POST", { type: "basket", currency: "balance" }],
  ["app/api/payment/events/[id]/route.ts", "GET"],
  ["app/api/payment/refill/route.ts", "POST", { amount: "50.00", currency: "btc" }],
  ["app/api/payment/status/[id]/route.ts", "GET"],
  ["app/api/payments/route.ts", "GET"],
];

test("there is no door beside these", async () => {
  const files = (await listDoors())
    .map(({ file }) => file)
    .filter((file) => !file.startsWith("app/api/admin/"));
  expect(files).toEqual([...Object.keys(DOORS), "app/api/[...rest]/route.ts"].sort());
});

test.each(Object.entries(DOORS))("%s does %j and nothing else", async (file, allowed) => {
  const { telegramId } = await makeShopper();
  const before = await countRows();
  for (const method of METHODS.filter((name) => !allowed.includes(name))) {
    const answer = await callRoute(await openDoor(file, method), {
      ...{ method, as: telegramId, params: { id: "x", offer_id: "x", gateway: "nowpayments" } },
      headers: { "x-http-method-override": allowed[0] ?? "" },
    });
    expect([method, answer.status, answer.json.code]).toEqual([method, 405, "METHOD_NOT_ALLOWED"]);
    const told = answer.headers.get("allow")?.split(", ") ?? [];
    expect(told.filter((name) => name !== "HEAD").sort()).toEqual([...allowed].sort());
  }
  expect(await countRows()).toEqual(before);
});

test.each(METHODS)("an address of the API that is none is not found by %s", async (method) => {
  const door = await openDoor("app/api/[...rest]/route.ts", method);
  for (const path of ["/api/admin", "/api/orders/x/pay", "/api//me", "/api/%61dmin"]) {
    const answer = await callRoute(door, { method, path, as: 5 });
    expect([path, answer.status, answer.json.code]).toEqual([path, 404, "NOT_FOUND"]);
  }
});

test.each(OWN)(
  "%s (%s) is closed to whoever cannot prove who they are",
  async (...[file, method, body]) => {
    const door = await openDoor(file, method);
    const signed = signInitData({ telegramId: 4_001 });
    const other = signInitData({
      telegramId: 4_001,
      token: "7000000002:another-bot-another-bot-0000",
    });
    const stale = signInitData({
      telegramId: 4_001,
      signedAt: new Date(Date.now() - 25 * 3_600_000),
    });
    const early = signInitData({ telegramId: 4_001, signedAt: new Date(Date.now() + 300_000) });
    const cases: [Record<string, string>, string][] = [
      [{}, "INIT_DATA_MISSING"],
      [{ "x-telegram-init-data": "" }, "INIT_DATA_MISSING"],
      [{ authorization: `tma ${signed}` }, "INIT_DATA_MISSING"],
      [{ cookie: `X-Telegram-Init-Data=${encodeURIComponent(signed)}` }, "INIT_DATA_MISSING"],
      [{ "x-telegram-init-data": "tma " }, "INIT_DATA_INVALID"],
      [{ "x-telegram-init-data": `Bearer ${signed}` }, "INIT_DATA_INVALID"],
      [{ "x-telegram-init-data": '{"user":{"id":4001}}' }, "INIT_DATA_INVALID"],
      [{ "x-telegram-init-data": signed.replace("4001", "4002") }, "INIT_DATA_INVALID"],
      [{ "x-telegram-init-data": encodeURIComponent(signed) }, "INIT_DATA_INVALID"],
      [{ "x-telegram-init-data": `${signed}, ${signed}` }, "INIT_DATA_INVALID"],
      [{ "x-telegram-init-data": other }, "INIT_DATA_INVALID"],
      [{ "x-telegram-init-data": early }, "INIT_DATA_INVALID"],
      [{ "x-telegram-init-data": stale }, "INIT_DATA_EXPIRED"],
    ];
    const before = await countRows();
    for (const [headers, code] of cases) {
      const path = `/?initData=${encodeURIComponent(signed)}`;
      const answer = await callRoute(door, { method, path, body, headers });
      expect([headers, answer.status, answer.json.code]).toEqual([headers, 401, code]);
    }
    expect(await countRows()).toEqual(before);
  },
);

test.each(OWN)("%s (%s) is closed to whoever is banned", async (...[file, method, body]) => {
  const { id, telegramId } = await makeShopper({ balanceMinor: 5_000n });
  const offer = await makeOffer();
  await fillBasket({ shopperId: id, offerId: offer.id });
  const order = await placeOrder({ shopperId: id, offerId: offer.id });
  const { depositId } = await makeDeposit({ shopperId: id, orderId: order.id });
  const sql = "UPDATE shopper SET banned_at = now() WHERE id = $1";
  await query({ text: sql, values: [id] });
  const before = await countRows();
  const answer = await callRoute(await openDoor(file, method), {
    ...{ method, body, as: telegramId },
    params: {
      id: file.includes("payment") ? depositId : order.id,
      offer_id: offer.id,
      file_id: "fil_x",
    },
  });
  expect([answer.status, answer.json.code]).toEqual([403, "BANNED"]);
  expect(await countRows()).toEqual(before);
  expect([await stateOf(order.id), await balanceOf(id)]).toEqual(["awaiting", 5_000n]);
  expect(await basketOf(id)).toEqual({ [offer.id]: 1 });
});

test.each(OWN.filter(([file]) => /\[(id|offer_id)\]/.test(file)))(
  "%s (%s) tells what is another's and what is nobody's apart from nothing",
  async (...[file, method, body]) => {
    const [owner, stranger] = [await makeShopper(), await makeShopper()];
    const offer = await makeOffer();
    const order = await placeOrder({ shopperId: owner.id, offerId: offer.id });
    const { depositId } = await makeDeposit({ shopperId: owner.id, orderId: order.id });
    const theirs = file.includes("payment") ? depositId : order.id;
    const door = await openDoor(file, method);
    const before = await countRows();
    const answers = [];
    for (const id of [
      theirs,
      `${theirs}0`,
      "ord_000000000000000000000000",
      "../../me",
      "%00",
      "a\0b",
      "' OR 1=1--",
      "__proto__",
      "",
      "x".repeat(10_000),
    ])
      answers.push(
        await callRoute(door, {
          ...{ method, body, as: stranger.telegramId },
          params: { id, offer_id: id, file_id: id },
        }),
      );
    for (const { status, json, text } of answers) {
      expect([status, json.code]).toEqual([404, "NOT_FOUND"]);
      const { request_id: requestId, ...told } = json;
      expect(told).toEqual({ ...told, type: "about:blank", title: "Not Found" });
      expect(text.length - String(requestId).length).toBeLessThan(200);
    }
    expect(
      new Set(answers.map(({ json }) => JSON.stringify({ ...json, request_id: "" }))).size,
    ).toBe(1);
    expect(await countRows()).toEqual(before);
    expect([await stateOf(order.id), await countUnits(offer.id, "reserved")]).toEqual([
      "awaiting",
      1,
    ]);
  },
);

test("ids above 32 bits and up to the 52 of the Bot API are people like all others", async () => {
  const door = await openDoor("app/api/me/route.ts", "GET");
  for (const telegramId of [2 ** 31, 2 ** 32 + 1, 2 ** 52 - 1]) {
    const answer = await callRoute(door, { as: telegramId });
    expect([answer.status, answer.json.telegram_id]).toEqual([200, telegramId]);
  }
});

test("after 240 changes in a minute a shopper waits, others do not, and reading goes on", async () => {
  const [hasty, other] = [await makeShopper(), await makeShopper()];
  const file = "app/api/basket/route.ts";
  const [clear, read] = [await openDoor(file, "DELETE"), await openDoor(file, "GET")];
  const call = (as: bigint) => callRoute(clear, { method: "DELETE", as });
  for (let at = 0; at < 240; at += 1) expect((await call(hasty.telegramId)).status).toBe(200);
  const refused = await call(hasty.telegramId);
  expect([refused.status, refused.json.code]).toEqual([429, "RATE_LIMITED"]);
  expect(Number(refused.headers.get("retry-after"))).toBeGreaterThan(0);
  expect((await call(other.telegramId)).status).toBe(200);
  expect((await callRoute(read, { as: hasty.telegramId })).status).toBe(200);
});
