import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { query, queryOne } from "@/lib/db";
import { money } from "@/lib/money";
import { refundOrder } from "@/lib/order/refund-order";
import { addUnits } from "@/lib/stock/add-units";
import type { FileContent } from "@/lib/stock/rules";
import { dayText } from "@/lib/text/amount";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { calmWeather } from "@/sandbox/weather";
import { setEnv } from "@/test/database";
import { fillBasket, makeDeposit, makeOffer, placeOrder, settle } from "@/test/factories";
import { type Chat, openChat } from "@/test/open-chat";
import { openSandbox } from "@/test/open-sandbox";
import { FREELY } from "@/test/send-freely";
import { makeStaff, signIn } from "@/test/sign-in";
import { startSending } from "@/worker/send-notifications";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openSandbox();
});
beforeEach(() => {
  setEnv({
    TELEGRAM_API_ROOT: sandbox.url,
    NOWPAYMENTS_API_URL: `${sandbox.url}/nowpayments/v1`,
  });
  Object.assign(sandbox.weather, calmWeather());
});
afterAll(() => sandbox.close());

const GUIDE: FileContent = {
  name: "guide.pdf",
  mimeType: "application/pdf",
  content: Buffer.from("%PDF-1.4 a guide"),
};

const GONE = "That is not here any more.";

/** Somebody who bought these units from their balance. */
async function buy({
  texts = ["CODE-1"],
  files = [] as FileContent[],
  title = "Voucher",
  language = "en",
} = {}) {
  const chat = await openChat(sandbox, { balanceMinor: 100_000n, language });
  const { id: offerId } = await makeOffer({ title, units: 0, priceMinor: 1_250n });
  await addUnits({ offerId, units: texts.map((text) => ({ text, files })) });
  const bought = { shopperId: chat.shopper.id, offerId, quantity: texts.length };
  const { id } = await placeOrder({ ...bought, isFromBalance: true });
  await query({ text: "SELECT mark_delivered($1)", values: [id] });
  await query({
    text: "UPDATE notification SET state = 'dead', error = 'not of this test' WHERE state = 'queued'",
  });
  return { chat, id };
}

/** Somebody with an order that waits for its payment. */
async function wait() {
  const chat = await openChat(sandbox);
  const offer = await makeOffer({ title: "Tea & <cake>", priceMinor: 1_250n });
  const { id } = await placeOrder({ shopperId: chat.shopper.id, offerId: offer.id });
  return { chat, id, offer };
}

const stateOf = async (id: string) =>
  (
    await queryOne<{ state: string }>({
      text: "SELECT state FROM orders WHERE id = $1",
      values: [id],
    })
  ).state;

const dataOf = (chat: Chat) =>
  chat
    .last()
    .reply_markup?.inline_keyboard.flat()
    .map(({ callback_data: data }) => data);

describe("/payment_history", () => {
  it("shows pages of eight, the newest first, and nobody else's", async () => {
    const chat = await openChat(sandbox);
    const stranger = await openChat(sandbox);
    await makeDeposit({ shopperId: stranger.shopper.id });
    const ids: string[] = [];
    for (let cents = 1; cents <= 10; cents += 1)
      ids.unshift(
        (await makeDeposit({ shopperId: chat.shopper.id, priceMinor: BigInt(cents * 1_000) }))
          .depositId,
      );
    await chat.say("/payment_history");
    const { message_id: first } = chat.last();
    const made = "SELECT created_at AS at FROM deposit WHERE id = ANY ($1) ORDER BY id DESC";
    const days = (await query<{ at: Date }>({ text: made, values: [ids] })).map(({ at }) =>
      dayText(at.toISOString(), "en"),
    );
    expect(chat.labels().slice(0, 2)).toEqual([
      `€100.00 · Waiting · ${days[0]}`,
      `€90.00 · Waiting · ${days[1]}`,
    ]);
    expect(dataOf(chat)?.slice(0, 8)).toEqual(ids.slice(0, 8).map((id) => `inv:show:${id}`));
    await chat.press("Older");
    expect(chat.labels()).toEqual([
      `€20.00 · Waiting · ${days[8]}`,
      `€10.00 · Waiting · ${days[9]}`,
      ...["« Newest", "Open in the app", "Your account"],
    ]);
    await chat.press("Newest");
    expect(chat.labels()[0]).toContain("€100.00");
    expect(chat.last().message_id).toBe(first);
  });

  it("says how each stands: arrived, on the balance, cancelled", async () => {
    const { chat, id } = await wait();
    const refill = await makeDeposit({ shopperId: chat.shopper.id, priceMinor: 500n });
    await settle({ ...refill, receivedAmount: "10", creditMinor: 500n });
    await makeDeposit({ shopperId: chat.shopper.id, orderId: id, priceMinor: 1_250n });
    await query({ text: "SELECT cancel_order($1, $2)", values: [id, chat.shopper.id] });
    await chat.say("/payment_history");
    const labels = chat.labels().filter((label) => label.startsWith("€"));
    expect(labels.find((label) => label.startsWith("€5.00"))).toContain("· Complete ·");
    expect(labels.find((label) => label.startsWith("€12.50"))).toContain("· Cancelled ·");
  });
});

describe("purchases", () => {
  it("come in pages of eight, the newest first, and nobody else's", async () => {
    const chat = await openChat(sandbox);
    const stranger = await wait();
    const offer = await makeOffer({
      title: "A title that is far too long for one button",
      units: 20,
    });
    const ids: string[] = [];
    for (let count = 0; count < 9; count += 1)
      ids.unshift((await placeOrder({ shopperId: chat.shopper.id, offerId: offer.id })).id);
    await chat.say("/profile");
    await chat.press("Purchases");
    expect(dataOf(chat)?.slice(0, 9)).toEqual([
      ...ids.slice(0, 8).map((id) => `ord:${id}`),
      `pur:${ids[7]}`,
    ]);
    expect(chat.labels()[0]).toMatch(
      /^A title that is far too lon… · €10\.00 · Waiting for payment · /,
    );
    await chat.press("Older");
    expect(dataOf(chat)?.slice(0, 2)).toEqual([`ord:${ids[8]}`, "pur:"]);
    await chat.pressMadeUp(`pur:${stranger.id}`);
    expect(dataOf(chat)?.slice(0, 8)).not.toContain(`ord:${stranger.id}`);
  });

  it("open with their state, lines, total and every code to copy", async () => {
    const { chat } = await buy({ texts: ["CODE-<1>", "two words"], title: "Tea & <cake>" });
    await chat.say("/profile");
    await chat.press("Purchases");
    await chat.press("Tea & <cake>");
    expect(chat.words()).toMatch(
      /^Purchase #\w{6}\nDelivered\nIt was sent to this chat[^\n]+\n\n2 × Tea & <cake> – €25\.00\nTotal: €25\.00\nPaid on [^\n]+\n\nWhat you bought\nTea & <cake>\n/,
    );
    const shown = chat.last();
    const codes = shown.entities?.filter(({ type }) => type === "code") ?? [];
    expect(codes.map(({ offset, length }) => chat.words().slice(offset, offset + length))).toEqual([
      "CODE-<1>",
    ]);
    expect(chat.words()).toContain("two words");
    expect(chat.labels()).toEqual(["Open in the app", "« Purchases"]);
  });

  it("of many lines with the longest titles still tell their total", async () => {
    const chat = await openChat(sandbox);
    for (let line = 0; line < 25; line += 1) {
      const { id: offerId } = await makeOffer({ title: `${line} `.padEnd(200, "x") });
      await fillBasket({ shopperId: chat.shopper.id, offerId });
    }
    const { id } = await placeOrder({ shopperId: chat.shopper.id });
    await chat.say(`/start order_${id}`);
    expect(chat.words()).toMatch(/^1 × 19 x+… – €10\.00\n…\nTotal: €250\.00$/m);
  });

  it("send their files once more, which delivers nothing and is limited", async () => {
    const { chat, id } = await buy({ texts: ["Enjoy it"], files: [GUIDE], title: "Guide" });
    const before = await queryOne({
      text: "SELECT delivered_at, (SELECT sum(repeat_count) FROM notification) AS repeats FROM orders WHERE id = $1",
      values: [id],
    });
    await chat.say(`/start order_${id}`);
    expect(chat.words()).toContain("Enjoy it\nFiles: guide.pdf");
    expect(await chat.press("Send it all again")).toBe("It is on its way to this chat.");
    const sending = startSending({ limits: FREELY });
    sending.wake();
    await expect
      .poll(() => sandbox.telegram.messages(chat.id).some(({ document }) => document), {
        timeout: 20_000,
      })
      .toBe(true);
    await sending.stop();
    expect(
      await queryOne({
        text: "SELECT delivered_at, (SELECT sum(repeat_count) FROM notification) AS repeats FROM orders WHERE id = $1",
        values: [id],
      }),
    ).toEqual(before);
    for (let more = 0; more < 4; more += 1) await chat.press("Send it all again");
    expect(await chat.press("Send it all again")).toContain("a little fast");
    const sql = "SELECT count(*)::int AS count FROM notification WHERE kind = 'content'";
    expect(await queryOne({ text: sql })).toEqual({ count: 5 });
  });

  it("tell their day without slashes, which would look like commands", async () => {
    for (const language of ["en", "de", "ru", "ar"]) {
      const { chat, id } = await buy({ texts: [`CODE-${language}`], language });
      await chat.say(`/start order_${id}`);
      const sql = "SELECT paid_at AS at FROM orders WHERE id = $1";
      const { at } = await queryOne<{ at: Date }>({ text: sql, values: [id] });
      expect(chat.words()).toContain(String(at.getUTCFullYear()));
      expect(chat.last().entities?.map(({ type }) => type)).not.toContain("bot_command");
    }
  });

  it("are one's own: others hear that there is nothing", async () => {
    const { id } = await buy();
    const { chat } = await wait();
    await chat.say("/profile");
    const before = chat.words();
    for (const act of ["", ":cancel", ":cancel!", ":again"])
      expect(await chat.pressMadeUp(`ord:${id}${act}`)).toBe(GONE);
    expect(await chat.pressMadeUp("ord:ord_0")).toBe(GONE);
    expect(chat.words()).toBe(before);
  });

  it("show nothing of their content once they are refunded", async () => {
    const { chat, id } = await buy({ texts: ["SECRET-1"] });
    const { caller } = await signIn(await makeStaff("manager"));
    const [amount, expectedRefunded] = [money(1_250n, "EUR"), money(0n, "EUR")];
    await refundOrder({ caller, orderId: id, reason: "torn", amount, expectedRefunded });
    await chat.say(`/start order_${id}`);
    expect(chat.words()).toContain(
      "Refunded\nThe money for this purchase is back on your balance.",
    );
    expect(chat.words()).not.toContain("SECRET-1");
    expect(await chat.pressMadeUp(`ord:${id}:again`)).toBe(GONE);
  });

  it("that wait can be paid, or cancelled after a question", async () => {
    const { chat, id } = await wait();
    await chat.say(`/start order_${id}`);
    expect(chat.words()).toContain("Waiting for payment");
    expect(dataOf(chat)?.slice(0, 2)).toEqual([`pay:${id}`, `ord:${id}:cancel`]);
    await chat.press("Cancel purchase");
    await chat.press("No, keep it");
    expect(await stateOf(id)).toBe("awaiting");
    await chat.press("Cancel purchase");
    await chat.press("Yes, cancel it");
    expect(await stateOf(id)).toBe("cancelled");
    expect(chat.words()).toContain("Cancelled\n");
    await chat.pressMadeUp(`ord:${id}:cancel!`);
    await chat.pressMadeUp(`ord:${id}:cancel`);
    expect(chat.words()).toContain("Cancelled\n");
  });

  it("that wait lead to the payment that is open for them", async () => {
    const { chat, id } = await wait();
    const { depositId } = await makeDeposit({ shopperId: chat.shopper.id, orderId: id });
    await chat.say(`/start order_${id}`);
    expect(chat.words()).toContain("Payments\n€10.00 · Waiting");
    expect(dataOf(chat)?.[0]).toBe(`inv:show:${depositId}`);
    await chat.press("View the payment");
    expect(chat.words()).toContain("TXLAQ63Xg1NAzckPwKHvzw7CSEmLMEqcdj");
  });
});
