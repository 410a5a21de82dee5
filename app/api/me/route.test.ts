import { expect, test } from "vitest";
import { query } from "@/lib/db";
import { chatText } from "@/lib/text/chat-text";
import { callRoute } from "@/test/call-route";
import { countRows } from "@/test/count-rows";
import { setEnv } from "@/test/database";
import { makeOffer, makeShopper, placeOrder } from "@/test/factories";
import { openSandbox } from "@/test/open-sandbox";
import { signInitData } from "@/test/sign-init-data";
import { DELETE, GET, PUT } from "./route";

test("a newcomer is met at their first call, once however many calls come at once", async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => callRoute(GET, { as: 77 })));
  for (const { status, json } of answers) {
    expect(status).toBe(200);
    expect(json).toEqual({
      telegram_id: 77,
      language: "en",
      balance: { amount: "0.00", currency: "EUR" },
      total_deposited: "0.00",
      total_spent: "0.00",
    });
  }
  expect(await query({ text: "SELECT 1 FROM shopper WHERE telegram_id = 77" })).toHaveLength(1);
});

test("the balance, what was paid in and what was spent are told as decimals", async () => {
  const { id: shopperId, telegramId } = await makeShopper({ balanceMinor: 5_050n });
  const offer = await makeOffer({ priceMinor: 1_005n });
  await placeOrder({ shopperId, offerId: offer.id, isFromBalance: true });
  await placeOrder({ shopperId, offerId: offer.id });
  const { json } = await callRoute(GET, { as: telegramId });
  expect(json).toMatchObject({
    balance: { amount: "40.45" },
    total_deposited: "50.50",
    total_spent: "10.05",
  });
});

test("a language that the shop speaks can be chosen", async () => {
  const answer = await callRoute(PUT, { method: "PUT", as: 78, body: { language: "en" } });
  expect([answer.status, answer.json.language]).toEqual([200, "en"]);
});

test("a language chosen in the Mini App is that of the chat's button too", async () => {
  const sandbox = await openSandbox();
  setEnv({ TELEGRAM_API_ROOT: sandbox.url });
  const { id } = sandbox.telegram.createUser();
  await callRoute(PUT, { method: "PUT", as: id, body: { language: "de" } });
  const text = chatText("de").menuButton;
  await expect.poll(() => sandbox.telegram.menuButton(id)).toMatchObject({ text });
  await sandbox.close();
});

test.each([
  ["no init data", {}, "INIT_DATA_MISSING"],
  ["empty init data", { "X-Telegram-Init-Data": "" }, "INIT_DATA_MISSING"],
  [
    "forged init data",
    {
      "X-Telegram-Init-Data": `user=%7B%22id%22%3A77%7D&auth_date=${Math.floor(Date.now() / 1000)}&hash=${"0".repeat(64)}`,
    },
    "INIT_DATA_INVALID",
  ],
  ["init data in another header", { authorization: "tma user=1" }, "INIT_DATA_MISSING"],
])("%s is refused and changes nothing", async (_, headers, code) => {
  const before = await countRows();
  const answer = await callRoute(GET, { headers });
  expect([answer.status, answer.json.code]).toEqual([401, code]);
  expect(answer.headers.get("www-authenticate")).toBe("Telegram-Init-Data");
  expect(await countRows()).toEqual(before);
});

test("init data of yesterday is expired", async () => {
  const headers = {
    "X-Telegram-Init-Data": signInitData({ signedAt: new Date(Date.now() - 25 * 3_600_000) }),
  };
  expect((await callRoute(GET, { headers })).json.code).toBe("INIT_DATA_EXPIRED");
});

test("init data in the address does not count", async () => {
  const path = `/api/me?initData=${encodeURIComponent(signInitData())}`;
  expect((await callRoute(GET, { path })).json.code).toBe("INIT_DATA_MISSING");
});

test("who is banned is told so and reads nothing", async () => {
  const { telegramId } = await makeShopper();
  await query({
    text: "UPDATE shopper SET banned_at = now() WHERE telegram_id = $1",
    values: [telegramId],
  });
  const answer = await callRoute(GET, { as: telegramId });
  expect([answer.status, answer.json.code]).toEqual([403, "BANNED"]);
});

test.each([
  ["a language nobody speaks here", { language: "xx" }, 400],
  ["no language", {}, 400],
  ["a balance of one's own", { language: "en", balance: "1000.00" }, 400],
  ["a list", ["en"], 400],
  ["broken JSON", "{", 400],
  ["a megabyte", `{"language":"${"e".repeat(1_000_000)}"}`, 413],
])("%s is refused and changes nothing", async (_, body, status) => {
  const { telegramId } = await makeShopper();
  const before = await countRows();
  const answer = await callRoute(PUT, { method: "PUT", as: telegramId, body });
  expect(answer.status).toBe(status);
  expect(await countRows()).toEqual(before);
});

test("a shopper cannot be deleted this way", async () => {
  const answer = await callRoute(DELETE, { method: "DELETE", as: 79 });
  expect([answer.status, answer.headers.get("allow")]).toEqual([405, "GET, HEAD, PUT"]);
});

test("reading writes the shopper's row at most once a minute, and never waits for a payment that holds it", async () => {
  const { telegramId } = await makeShopper();
  const seen = async () =>
    (
      await query<{ xmin: string }>({
        text: "SELECT xmin::text FROM shopper WHERE telegram_id = $1",
        values: [telegramId],
      })
    )[0]?.xmin;
  const before = await seen();
  await callRoute(GET, { as: telegramId });
  expect(await seen()).toBe(before);
  await query({
    text: "UPDATE shopper SET seen_at = now() - interval '2 minutes' WHERE telegram_id = $1",
    values: [telegramId],
  });
  const aged = await seen();
  await callRoute(GET, { as: telegramId });
  expect(await seen()).not.toBe(aged);
});
