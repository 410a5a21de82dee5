import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { query } from "@/lib/db";
import { sendNotification } from "@/lib/delivery/send-notification";
import { closeInvoiceMessages } from "@/lib/outbox/close-invoice-messages";
import { takeNotifications } from "@/lib/outbox/take-notifications";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { calmWeather } from "@/sandbox/weather";
import { setEnv } from "@/test/database";
import { makeDeposit, makeOffer, placeOrder, settle } from "@/test/factories";
import { type Chat, openChat } from "@/test/open-chat";
import { openSandbox } from "@/test/open-sandbox";
import { FREELY } from "@/test/send-freely";

const ADDRESS = "TXLAQ63Xg1NAzckPwKHvzw7CSEmLMEqcdj";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openSandbox();
  setEnv({
    TELEGRAM_API_ROOT: sandbox.url,
    NOWPAYMENTS_API_URL: `${sandbox.url}/nowpayments/v1`,
  });
});
beforeEach(() => void Object.assign(sandbox.weather, calmWeather()));
afterAll(() => sandbox.close());

async function take() {
  await query({ text: "DELETE FROM rate_limit" }); // a chat that was just answered is left alone for a second
  return takeNotifications({ count: 9, othersMax: 9, limits: FREELY });
}

async function send(): Promise<void> {
  const { signal } = new AbortController();
  for (;;) {
    const taken = await take();
    if (taken.length === 0) return;
    for (const message of taken) await sendNotification(message, { limits: FREELY, signal });
  }
}

/** A chat, and an order of 25.00 with its invoice of which the chat knows nothing yet. */
async function order() {
  const chat = await openChat(sandbox);
  const { id: shopperId } = chat.shopper;
  const offer = await makeOffer({ priceMinor: 2_500n });
  const { id: orderId } = await placeOrder({ shopperId, offerId: offer.id });
  const deposit = await makeDeposit({ shopperId, orderId, priceMinor: 2_500n });
  await query({ text: "DELETE FROM notification WHERE shopper_id = $1", values: [shopperId] });
  return { chat, deposit, orderId };
}

async function show(chat: Chat, depositId: string): Promise<number> {
  await chat.say("/start");
  await chat.pressMadeUp(`inv:show:${depositId}`);
  expect(chat.words()).toContain(ADDRESS);
  return chat.last().message_id;
}

function messageOf(chat: Chat, id: number) {
  const message = sandbox.telegram.messages(chat.id).find((one) => one.message_id === id);
  if (!message) throw new Error("the message is gone");
  const words = message.text ?? message.caption ?? "";
  const struck = (message.entities ?? message.caption_entities ?? [])
    .filter(({ type }) => type === "strikethrough")
    .map(({ offset, length }) => words.slice(offset, offset + length));
  return { words, struck, hasPicture: message.photo !== undefined };
}

it("asks for nothing any more once it is paid, and leads to how the payment stands", async () => {
  const { chat, deposit } = await order();
  const card = await show(chat, deposit.depositId);
  await settle({ ...deposit, receivedAmount: "10", creditMinor: 2_500n });
  await send();
  expect(messageOf(chat, card)).toEqual({
    words: `Paid\n€25.00\n${ADDRESS}`,
    struck: [ADDRESS],
    hasPicture: true,
  });
  await chat.press(`inv:show:${deposit.depositId}`);
  expect(chat.words()).not.toContain(ADDRESS);
});

it("says in turn what became of the payment", async () => {
  const { chat, deposit } = await order();
  const card = await show(chat, deposit.depositId);
  await settle({ ...deposit, status: "seen", receivedAmount: "4", creditMinor: 0n });
  await send();
  expect(messageOf(chat, card).words).toMatch(/^Payment seen\n/);
  await settle({ ...deposit, receivedAmount: "4", creditMinor: 1_000n });
  await send();
  expect(messageOf(chat, card).words).toMatch(/^Almost there\n/);
});

it("of a payment opened in the Mini App is closed in the chat too", async () => {
  const { chat, deposit, orderId } = await order();
  const facts = { deposit_id: deposit.depositId, coin: "Tether USD (TRC20)" };
  await query({
    text: "SELECT enqueue_notification('payment_created:' || $1, 'payment_created', $2, $3)",
    values: [deposit.depositId, chat.shopper.id, JSON.stringify(facts)],
  });
  await send();
  expect(chat.words()).toContain(ADDRESS);
  const told = chat.last().message_id;
  await query({ text: "SELECT cancel_order($1, $2)", values: [orderId, chat.shopper.id] });
  await query({
    text: "SELECT enqueue_notification('order_cancelled:' || $1, 'order_cancelled', $2, $3)",
    values: [orderId, chat.shopper.id, JSON.stringify({ order_id: orderId })],
  });
  await send();
  expect(messageOf(chat, told)).toEqual({
    words: `The shop cancelled your purchase\n€25.00\n${ADDRESS}`,
    struck: [ADDRESS],
    hasPicture: false,
  });
});

it("keeps what stands in its place by now", async () => {
  const { chat, deposit } = await order();
  const card = await show(chat, deposit.depositId);
  await chat.pressMadeUp(`inv:cancel:${deposit.depositId}`);
  const asked = chat.last().message_id;
  await settle({ ...deposit, receivedAmount: "10", creditMinor: 2_500n });
  await send();
  expect(messageOf(chat, asked).words).toContain("Cancel this purchase?");
  expect(asked).not.toBe(card);
});

it("may be gone: what was said of the payment is said once all the same", async () => {
  const { chat, deposit } = await order();
  const card = await show(chat, deposit.depositId);
  await query({
    text: "UPDATE invoice_message SET message_id = 999999 WHERE message_id = $1",
    values: [card],
  });
  await settle({ ...deposit, receivedAmount: "10", creditMinor: 2_500n });
  await send();
  await send();
  const said = sandbox.telegram.messages(chat.id).filter(({ text }) => text?.startsWith("Paid"));
  expect(said).toHaveLength(1);
  expect(messageOf(chat, card).struck).toEqual([]);
});

it("stays as it was while Telegram takes no change, until the next message about it", async () => {
  const { chat, deposit } = await order();
  const card = await show(chat, deposit.depositId);
  await settle({ ...deposit, status: "seen", receivedAmount: "10", creditMinor: 0n });
  const message = (await take()).find(({ kind }) => kind === "payment_seen");
  if (!message) throw new Error("nothing to tell");
  const said = { type: "text", text: [{ text: "Payment seen" }] } as const;
  sandbox.weather.telegramNext = ["error500"];
  await closeInvoiceMessages(message, said);
  expect(messageOf(chat, card).struck).toEqual([]);
  await closeInvoiceMessages(message, said);
  expect(messageOf(chat, card).struck).toEqual([ADDRESS]);
});

it("asks for nothing any more once the purchase is cancelled, or paid from the balance, elsewhere in the chat", async () => {
  const cancelled = await order();
  const first = await show(cancelled.chat, cancelled.deposit.depositId);
  await cancelled.chat.say("/start");
  await cancelled.chat.pressMadeUp(`ord:${cancelled.orderId}:cancel!`);
  expect(messageOf(cancelled.chat, first)).toMatchObject({
    words: `Cancelled\n€25.00\n${ADDRESS}`,
    struck: [ADDRESS],
  });
  const paid = await order();
  const second = await show(paid.chat, paid.deposit.depositId);
  const refill = await makeDeposit({ shopperId: paid.chat.shopper.id, priceMinor: 2_500n });
  await settle({ ...refill, receivedAmount: "10", creditMinor: 2_500n });
  await paid.chat.say("/start");
  await paid.chat.pressMadeUp(`pay:${paid.orderId}`);
  await paid.chat.press("Balance");
  expect(messageOf(paid.chat, second)).toMatchObject({
    words: `Paid\n€25.00\n${ADDRESS}`,
    struck: [ADDRESS],
  });
});
