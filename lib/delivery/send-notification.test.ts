import { randomBytes } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { query, queryOne } from "@/lib/db";
import { shortId } from "@/lib/order/rules";
import { openChat } from "@/lib/outbox/open-chat";
import { takeNotifications } from "@/lib/outbox/take-notifications";
import { addUnits } from "@/lib/stock/add-units";
import type { FileContent } from "@/lib/stock/rules";
import { toPlain } from "@/lib/telegram/rich-text";
import { chatText } from "@/lib/text/chat-text";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { calmWeather } from "@/sandbox/weather";
import { setEnv } from "@/test/database";
import {
  makeDeposit,
  makeLocation,
  makeOffer,
  makeShopper,
  placeOrder,
  settle,
  type TestShopper,
} from "@/test/factories";
import { openSandbox } from "@/test/open-sandbox";
import { FREELY } from "@/test/send-freely";
import { composeDelivery } from "./compose-delivery";
import { sendNotification } from "./send-notification";

const never = new AbortController().signal;

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openSandbox();
});
beforeEach(async () => {
  setEnv({ TELEGRAM_API_ROOT: sandbox.url });
  Object.assign(sandbox.weather, calmWeather());
  await query({ text: "DELETE FROM rate_limit" });
  await forget();
});
afterAll(() => sandbox.close());

/** Nothing that waits so far is of any concern to the test. */
async function forget(): Promise<void> {
  await query({
    text: "UPDATE notification SET state = 'dead', lease_until = NULL, lease_token = NULL WHERE state = 'queued'",
  });
}

/** A shopper whom the sandbox knows too, with money. */
async function makeReader(): Promise<TestShopper> {
  const user = sandbox.telegram.createUser();
  const shopper = await makeShopper({ telegramId: BigInt(user.id), balanceMinor: 100_000n });
  await forget();
  return shopper;
}

/** A shopper who has just bought one unit with this content from their balance. */
async function buy({
  text = "CODE-1",
  files = [] as FileContent[],
  kind = "digital" as const,
  title = "Voucher",
} = {}) {
  const shopper = await makeReader();
  const offer = await makeOffer({ title, kind, units: 0 });
  await addUnits({ offerId: offer.id, units: [{ text, files }] });
  const order = await placeOrder({ shopperId: shopper.id, offerId: offer.id, isFromBalance: true });
  return { shopper, order, chat: Number(shopper.telegramId) };
}

/** One round of a worker: takes what is due and sends it. */
async function work({ signal = never } = {}): Promise<number> {
  const taken = await takeNotifications({ count: 10, othersMax: 10, limits: FREELY });
  await Promise.all(taken.map((one) => sendNotification(one, { limits: FREELY, signal })));
  return taken.length;
}

/** The time every waiting message waits for is now. */
async function hurry(): Promise<void> {
  await query({
    text: "UPDATE notification SET next_attempt_at = now() WHERE state = 'queued' AND next_attempt_at < 'infinity'",
  });
  await query({ text: "DELETE FROM rate_limit" });
}

async function row(kind = "delivery") {
  return queryOne<{
    state: string;
    attempts: number;
    repeat_count: number;
    parts_sent: number;
    message_ids: string[];
    error: string | null;
    wait: number;
  }>({
    text: `SELECT state, attempts, repeat_count, parts_sent, message_ids, error,
                  extract(epoch FROM next_attempt_at - now())::float8 AS wait FROM notification WHERE kind = $1 ORDER BY id DESC LIMIT 1`,
    values: [kind],
  });
}

const speak = ({ id }: TestShopper, language: string) =>
  query({ text: "UPDATE shopper SET language = $2 WHERE id = $1", values: [id, language] });

/** Units of such a length that of two languages the one leaves room for more of them in its first message. */
function findUnequalCuts(): { units: string[]; begun: string; after: string } {
  const countIn = (language: string, units: readonly string[]) => {
    const items = units.map((text) => ({ text, files: [] }));
    const line = { title: "Voucher", kind: "digital" as const, items };
    const delivery = { orderId: "ord_000000000000000000000", shopperId: "shp_1", lines: [line] };
    const [first] = composeDelivery(delivery, chatText(language).delivery);
    return first?.type === "text"
      ? units.filter((unit) => toPlain(first.text).includes(unit)).length
      : 0;
  };
  for (let length = 700; length < 900; length += 1) {
    const units = Array.from({ length: 12 }, (_, at) => `${at}-`.padEnd(length, "x"));
    const [english, russian] = [countIn("en", units), countIn("ru", units)];
    if (english !== russian)
      return english < russian
        ? { units, begun: "en", after: "ru" }
        : { units, begun: "ru", after: "en" };
  }
  throw new Error("both languages are cut alike");
}

async function stateOf(orderId: string): Promise<string> {
  const sql = "SELECT state FROM orders WHERE id = $1";
  return (await queryOne<{ state: string }>({ text: sql, values: [orderId] })).state;
}

const said = (chat: number) =>
  sandbox.telegram.messages(chat).map((one) => one.text ?? one.caption ?? "");
const PNG_BEGINNING = Buffer.from("89504e470d0a1a0a0000000d494844520000000a0000000a", "hex");
const photo = (name: string): FileContent => ({
  name,
  mimeType: "image/png",
  content: Buffer.concat([PNG_BEGINNING, randomBytes(64)]),
});

describe("a delivery", () => {
  it("reaches the chat byte for byte and makes the order delivered in the same moment", async () => {
    const text = "A<b>&amp;\"'</code>&lt;`*_[鍵🎁";
    const { chat, order } = await buy({ text, title: "<i>Café & Co</i>" });
    await work();
    const [message, ...rest] = sandbox.telegram.messages(chat);
    expect(rest).toEqual([]);
    expect(message?.text).toBe(
      `Here is your purchase\nPurchase ${shortId(order.id)}\n\n<i>Café & Co</i>\n${text}`,
    );
    const code = message?.entities?.find((entity) => entity.type === "code");
    expect(message?.text?.slice(code?.offset, (code?.offset ?? 0) + (code?.length ?? 0))).toBe(
      text,
    );
    expect(message?.reply_markup?.inline_keyboard[0]?.[0]?.web_app?.url).toBe(
      `https://shop.example/orders/${order.id}`,
    );
    expect(await stateOf(order.id)).toBe("delivered");
    expect(await row()).toMatchObject({
      state: "sent",
      parts_sent: 1,
      attempts: 0,
      repeat_count: 0,
    });
    expect((await row()).message_ids).toEqual([String(message?.message_id)]);
  });

  it("says when the goods can be collected: the place's hours as they are now, else its city's", async () => {
    const city = await makeLocation({ name: "Lisbon" });
    const district = await makeLocation({ name: "Baixa", parentId: city });
    const shopper = await makeReader();
    const offer = await makeOffer({ kind: "pickup", units: 3, locationId: district });
    const buyOne = () =>
      placeOrder({ shopperId: shopper.id, offerId: offer.id, isFromBalance: true });
    const said = () => sandbox.telegram.messages(Number(shopper.telegramId)).at(-1)?.text ?? "";
    const setHours = (id: string, hours: string) =>
      query({
        text: "UPDATE location SET opening_hours = $2 WHERE id = $1",
        values: [id, hours],
      });
    await setHours(city, "Mon–Fri 9–18");
    await buyOne();
    await work();
    expect(said()).toMatch(/Opening hours\nLisbon · Baixa: Mon–Fri 9–18$/);
    await setHours(district, "daily 10–20");
    await buyOne();
    await work();
    expect(said()).toMatch(/Opening hours\nLisbon · Baixa: daily 10–20$/);
    await query({
      text: "INSERT INTO location_translation (location_id, language, name) VALUES ($1, 'de', 'Lissabon')",
      values: [city],
    });
    await query({ text: "UPDATE shopper SET language = 'de' WHERE id = $1", values: [shopper.id] });
    await buyOne();
    await work();
    expect(said()).toMatch(
      /^Hier ist dein Einkauf\n(?:.|\n)*Öffnungszeiten\nLissabon · Baixa: daily 10–20$/,
    );
  });

  it("carries its files unsealed, as albums of ten and one", async () => {
    const files = Array.from({ length: 11 }, (_, index) => photo(`p${index}.png`));
    const pdf = { name: "guide.pdf", mimeType: "application/pdf", content: randomBytes(5000) };
    const { chat, order } = await buy({ text: "Enjoy", files: [...files, pdf] });
    await work();
    const messages = sandbox.telegram.messages(chat);
    const albums = new Set(messages.map((message) => message.media_group_id));
    expect(messages.filter((message) => message.photo)).toHaveLength(11);
    expect([...albums].filter(Boolean)).toHaveLength(1);
    expect(messages[0]?.caption).toContain("Enjoy");
    expect(messages.at(-1)?.document).toMatchObject({ file_name: "guide.pdf", file_size: 5000 });
    const sent = sandbox.telegram.files.find(messages.at(-1)?.document?.file_id ?? "");
    expect(sent?.bytes.equals(pdf.content)).toBe(true);
    expect(await row()).toMatchObject({ state: "sent", parts_sent: 3 });
    expect((await row()).message_ids).toHaveLength(12);
    expect(await stateOf(order.id)).toBe("delivered");
  });

  it.each([
    [1, [1]],
    [2, [2]],
    [10, [10]],
    [11, [10, 1]],
  ])("shows %d pictures as %j, the words below the first, each id kept", async (count, shapes) => {
    const files = Array.from({ length: count }, (_, index) => photo(`p${index}.png`));
    const { chat } = await buy({ text: "Enjoy <them> 🎁", files, title: "Tom & <b>Jerry</b> 🐱" });
    await work();
    const messages = sandbox.telegram.messages(chat);
    expect(messages.every(({ photo }) => photo)).toBe(true);
    expect(messages[0]?.caption).toMatch(/Tom & <b>Jerry<\/b> 🐱\nEnjoy <them> 🎁$/);
    expect(messages.slice(1).filter(({ caption }) => caption)).toEqual([]);
    const calls = sandbox.telegram.sent.filter(({ chatId }) => chatId === chat);
    expect(calls.map((call) => call.messages)).toEqual(shapes);
    const ids = messages.map((message) => String(message.message_id));
    expect((await row()).message_ids).toEqual(ids);
  });

  it("leaves a chat alone for as many seconds as an album has pictures before its next part", async () => {
    const files = Array.from({ length: 11 }, (_, index) => photo(`p${index}.png`));
    const { chat } = await buy({ text: "Enjoy", files });
    const [taken] = await takeNotifications({ count: 1, othersMax: 1 });
    const limits = { gapMs: 1, burst: 4, othersBurst: 2, chatMs: 60 };
    if (taken) await sendNotification(taken, { limits, signal: never });
    const [album, last] = sandbox.telegram.sent.filter(({ chatId }) => chatId === chat);
    expect((last?.at ?? 0) - (album?.at ?? 0)).toBeGreaterThanOrEqual(590);
    const { ahead } = await queryOne<{ ahead: number }>({
      text: "SELECT (expire - clock_ms())::float8 AS ahead FROM rate_limit WHERE key = 'telegram_chat:' || $1",
      values: [chat],
    });
    expect(ahead).toBeLessThanOrEqual(60);
  });

  it("gives back what stopping interrupts between two parts, and goes on there", async () => {
    const files = Array.from({ length: 11 }, (_, index) => photo(`p${index}.png`));
    const { chat } = await buy({ text: "Enjoy", files });
    const [taken] = await takeNotifications({ count: 1, othersMax: 1 });
    const stopping = new AbortController();
    if (!taken) throw new Error("nothing was taken");
    const sending = sendNotification(taken, { signal: stopping.signal });
    await sandbox.telegram.waitForMessage(chat, { matches: () => true });
    stopping.abort();
    await sending;
    expect(await row()).toMatchObject({ state: "queued", parts_sent: 1, repeat_count: 0 });
    await hurry();
    await work();
    expect(sandbox.telegram.messages(chat)).toHaveLength(11);
    expect(await row()).toMatchObject({ state: "sent", parts_sent: 2, repeat_count: 0 });
  });

  it("sends words over both limits whole: those too long for a caption before the picture", async () => {
    const long = Array.from({ length: 300 }, (_, line) => `${line} <b>&amp; 🎁 مرحبا`).join("\n");
    const { chat } = await buy({ text: long, files: [photo("p.png")], title: "🎁".repeat(100) });
    await work();
    const messages = sandbox.telegram.messages(chat);
    const words = messages.map(({ text, caption }) => text ?? caption ?? "");
    for (const [index, { text = "", caption = "" }] of messages.entries()) {
      expect(text.length).toBeLessThanOrEqual(4096);
      expect(caption.length).toBeLessThanOrEqual(1024);
      expect(words[index]?.isWellFormed()).toBe(true);
    }
    const whole = words.map((part) => part.replace(/^\d\/\d\n/, "")).join("\n");
    expect(whole).toContain(long);
    expect(messages.filter(({ photo: picture }) => picture)).toHaveLength(1);
  });

  it("sends as a file what Telegram does not take for a picture", async () => {
    const broken = { name: "broken.png", mimeType: "image/png", content: randomBytes(64) };
    const { chat } = await buy({ text: "Look <here>", files: [broken, photo("whole.png")] });
    await work();
    const messages = sandbox.telegram.messages(chat);
    expect(messages.map((message) => message.document?.file_name)).toEqual([
      "broken.png",
      "whole.png",
    ]);
    expect(messages[0]?.caption).toContain("Look <here>");
    expect(await row()).toMatchObject({ state: "sent", parts_sent: 1, repeat_count: 0 });
  });

  it("goes on at the part it had come to", async () => {
    const text = Array.from({ length: 300 }, (_, line) => `line ${line} of the licence`).join("\n");
    const { chat, order } = await buy({ text });
    const [taken] = await takeNotifications({ count: 1, othersMax: 1 });
    if (!taken) throw new Error("nothing was taken");
    const sending = sendNotification(taken, { signal: never });
    await sandbox.telegram.waitForMessage(chat, { matches: () => true });
    sandbox.weather.telegramNext = ["error500"];
    await sending;
    expect(said(chat)).toHaveLength(1);
    expect(await row()).toMatchObject({ state: "queued", parts_sent: 1, attempts: 1 });
    await hurry();
    await work();
    expect(said(chat).map((words) => words.slice(0, 3))).toEqual(["1/2", "2/2", ""]);
    expect(await row()).toMatchObject({ state: "sent", parts_sent: 3, repeat_count: 0 });
    expect(await stateOf(order.id)).toBe("delivered");
  });

  it("goes on in the language in which it began, since another one is cut elsewhere, and loses no unit", async () => {
    const { units, begun, after } = findUnequalCuts();
    const shopper = await makeReader();
    await speak(shopper, begun);
    const offer = await makeOffer({ title: "Voucher", units });
    const order = { shopperId: shopper.id, offerId: offer.id, quantity: units.length };
    await placeOrder({ ...order, isFromBalance: true });
    const [taken] = await takeNotifications({ count: 1, othersMax: 1 });
    if (!taken) throw new Error("nothing was taken");
    const sending = sendNotification(taken, { signal: never });
    const chat = Number(shopper.telegramId);
    await sandbox.telegram.waitForMessage(chat, { matches: () => true });
    sandbox.weather.telegramNext = ["error500"];
    await sending;
    expect(await row()).toMatchObject({ state: "queued", parts_sent: 1 });
    await speak(shopper, after);
    await hurry();
    const lost = () => units.filter((unit) => !said(chat).join("\n").includes(unit));
    for (let round = 0; round < 3 && lost().length > 0; round += 1) {
      await work();
      await hurry();
    }
    expect(lost()).toEqual([]);
  });

  it("waits exactly as long as Telegram says, and its chat with it, while others go on", async () => {
    const other = await makeReader();
    const { shopper, order, chat } = await buy();
    sandbox.weather.telegramNext = ["tooMany"];
    sandbox.weather.telegramRetryAfterSeconds = 7;
    const startedAt = performance.now();
    await work();
    const { wait, ...waiting } = await row();
    expect(waiting).toMatchObject({ state: "queued", attempts: 0, repeat_count: 0 });
    expect(wait).toBeLessThanOrEqual(7);
    expect(wait + (performance.now() - startedAt) / 1_000).toBeGreaterThanOrEqual(7);
    for (const { id } of [shopper, other])
      await query({
        text: "SELECT enqueue_notification('x1:' || $1, 'payment_review', $1, '{}')",
        values: [id],
      });
    expect(await work()).toBe(1);
    expect([said(chat).length, said(Number(other.telegramId)).length]).toEqual([0, 1]);
    await hurry();
    expect(await work()).toBe(1);
    expect(await stateOf(order.id)).toBe("delivered");
  });

  it("is tried again with growing pauses while Telegram is ill", async () => {
    const { chat } = await buy();
    sandbox.weather.telegramErrorRate = 1;
    for (const pause of [1, 2, 4]) {
      const startedAt = performance.now();
      await work();
      const { wait } = await row();
      const passed = (performance.now() - startedAt) / 1_000;
      expect(wait + passed).toBeGreaterThan(0.75 * pause);
      expect(wait).toBeLessThan(1.25 * pause);
      await hurry();
    }
    sandbox.weather.telegramErrorRate = 0;
    await work();
    expect(said(chat)).toHaveLength(1);
    expect(await row()).toMatchObject({ state: "sent", attempts: 3, repeat_count: 0 });
  });

  it("may come twice after a lost answer, with the same words, and that is counted", async () => {
    const { chat } = await buy();
    sandbox.weather.telegramNext = ["loseAnswer"];
    await work();
    await hurry();
    await work();
    const messages = said(chat);
    expect(messages).toHaveLength(2);
    expect(messages[0]).toBe(messages[1]);
    expect(await row()).toMatchObject({ state: "sent", repeat_count: 1 });
  });

  it("comes again, counted, when its worker dies between sending and marking", async () => {
    const { chat, order } = await buy();
    await takeNotifications({ count: 1, othersMax: 1 });
    await query({
      text: "UPDATE notification SET lease_until = now() - interval '1 second' WHERE lease_until IS NOT NULL",
    });
    await work();
    expect(said(chat)).toHaveLength(1);
    expect(await row()).toMatchObject({ state: "sent", repeat_count: 1 });
    expect(await stateOf(order.id)).toBe("delivered");
  });

  it("is not marked by a worker that lost its lease", async () => {
    const { order, chat } = await buy();
    const [late] = await takeNotifications({ count: 1, othersMax: 1 });
    await query({
      text: "UPDATE notification SET lease_token = 'another worker' WHERE lease_token IS NOT NULL",
    });
    if (late) await sendNotification(late, { signal: never });
    expect(said(chat)).toHaveLength(1);
    expect(await row()).toMatchObject({ state: "queued", parts_sent: 0 });
    expect(await stateOf(order.id)).toBe("paid");
  });

  it("waits for somebody who blocked the bot, paid, and goes out when they return", async () => {
    const { shopper, order, chat } = await buy();
    sandbox.telegram.block(chat);
    await work();
    expect(await row()).toMatchObject({ state: "blocked" });
    expect(await stateOf(order.id)).toBe("paid");
    const blocked = "SELECT chat_blocked_at IS NOT NULL AS is_blocked FROM shopper WHERE id = $1";
    expect(await queryOne({ text: blocked, values: [shopper.id] })).toEqual({ is_blocked: true });
    sandbox.telegram.unblock(chat);
    await openChat({ telegramId: shopper.telegramId });
    await work();
    expect(said(chat)).toHaveLength(1);
    expect(await stateOf(order.id)).toBe("delivered");
    expect(await queryOne({ text: blocked, values: [shopper.id] })).toEqual({ is_blocked: false });
  });

  it("treats a chat that does not exist like a blocked one", async () => {
    const shopper = await makeShopper({ telegramId: 4_242_424n, balanceMinor: 5_000n });
    await forget();
    const offer = await makeOffer();
    await placeOrder({ shopperId: shopper.id, offerId: offer.id, isFromBalance: true });
    await work();
    expect(await row()).toMatchObject({ state: "blocked", error: "Bad Request: chat not found" });
  });

  it("frees what a passing refusal had parked as soon as another message gets through", async () => {
    const { shopper, order, chat } = await buy();
    sandbox.weather.telegramNext = ["forbidden"];
    await work();
    expect(await row()).toMatchObject({ state: "blocked" });
    await query({
      text: "SELECT enqueue_notification('x2', 'payment_review', $1, '{}')",
      values: [shopper.id],
    });
    await work();
    await work();
    expect(said(chat)).toHaveLength(2);
    expect(await stateOf(order.id)).toBe("delivered");
  });

  it("is given up with an alarm when its content cannot be unsealed, and nothing empty is sent", async () => {
    const { chat, order } = await buy();
    setEnv({
      TELEGRAM_API_ROOT: sandbox.url,
      ENCRYPTION_KEY: Buffer.alloc(32, 9).toString("base64"),
    });
    sandbox.telegram.createUser({ id: 9001 });
    await work();
    expect(said(chat)).toEqual([]);
    expect(await row()).toMatchObject({ state: "dead", error: "cannot be unsealed" });
    expect(await stateOf(order.id)).toBe("paid");
    await work();
    expect(said(9001)).toEqual([expect.stringContaining(`Order: ${order.id}`)]);
  });

  it("is given back untouched by a worker that is stopping", async () => {
    const { chat } = await buy();
    expect(await work({ signal: AbortSignal.abort() })).toBe(1);
    expect(said(chat)).toEqual([]);
    expect(await work()).toBe(1);
    expect(await row()).toMatchObject({ state: "sent", repeat_count: 0 });
  });
});

describe("other messages", () => {
  it("tell a shopper who paid too little what is missing now, with a button to pay it", async () => {
    const user = sandbox.telegram.createUser();
    const shopper = await makeShopper({ telegramId: BigInt(user.id) });
    const offer = await makeOffer({ priceMinor: 2_500n });
    const order = await placeOrder({ shopperId: shopper.id, offerId: offer.id });
    const deposit = await makeDeposit({
      shopperId: shopper.id,
      orderId: order.id,
      priceMinor: 2_500n,
    });
    await settle({
      ...deposit,
      status: "partially_paid",
      receivedAmount: "6",
      creditMinor: 1_500n,
    });
    await work(); // where to pay: overtaken
    await work();
    const [message] = sandbox.telegram.messages(user.id);
    expect(message?.text).toContain("€15.00 arrived");
    expect(message?.text).toContain("€10.00 is still missing");
    expect(message?.reply_markup?.inline_keyboard).toEqual([
      [{ text: "Pay the remaining €10.00", callback_data: `+pay:${order.id}` }],
      [
        {
          text: "Open in the app",
          web_app: { url: `https://shop.example/orders/${order.id}` },
        },
      ],
    ]);
  });

  it("are not sent once they have been overtaken", async () => {
    const user = sandbox.telegram.createUser();
    const shopper = await makeShopper({ telegramId: BigInt(user.id) });
    const deposit = await makeDeposit({ shopperId: shopper.id });
    await settle({ ...deposit, status: "seen", receivedAmount: "10", creditMinor: 0n });
    await settle({ ...deposit, receivedAmount: "10", creditMinor: 1_000n });
    for (let round = 0; round < 3; round += 1) await work();
    expect(said(user.id)).toEqual(["Balance topped up\n€10.00 arrived. Your balance is €10.00."]);
    expect(await row("payment_seen")).toMatchObject({ state: "sent", message_ids: [] });
  });

  it("are given up after twenty failures, with an alarm", async () => {
    const shopper = await makeReader();
    await query({
      text: "SELECT enqueue_notification('x3', 'payment_review', $1, '{}')",
      values: [shopper.id],
    });
    await query({ text: "UPDATE notification SET attempts = 19 WHERE state = 'queued'" });
    sandbox.weather.telegramNext = ["error500"];
    await work();
    expect(await row("payment_review")).toMatchObject({ state: "dead" });
    expect(await row("admin_alarm")).toMatchObject({ state: "queued" });
  });

  it("tell a person when a delivery has failed for ten minutes, once", async () => {
    await buy();
    await query({ text: "UPDATE notification SET created_at = now() - interval '11 minutes'" });
    sandbox.weather.telegramNext = ["error500", "error500"];
    await work();
    await query({
      text: "UPDATE notification SET next_attempt_at = now() WHERE kind = 'delivery' AND next_attempt_at < 'infinity'",
    });
    await query({
      text: "UPDATE notification SET next_attempt_at = 'infinity' WHERE kind = 'admin_alarm'",
    });
    await work();
    expect(await row("admin_alarm")).toMatchObject({ state: "queued" });
    expect(await row()).toMatchObject({ attempts: 2 });
  });
});
