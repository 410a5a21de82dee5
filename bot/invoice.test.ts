import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { query, transaction } from "@/lib/db";
import { sendNotification } from "@/lib/delivery/send-notification";
import { expireDeposits } from "@/lib/deposit/expire-deposits";
import { strikeInvoice } from "@/lib/deposit/strike-invoice";
import { cancelOrder } from "@/lib/order/cancel-order";
import { expireOrders } from "@/lib/order/expire-orders";
import { payOrder } from "@/lib/order/pay-order";
import { recordInvoiceMessage } from "@/lib/outbox/record-invoice-message";
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

const calm = () => query({ text: "DELETE FROM rate_limit" }); // a chat that was just answered is left alone for a second

/** What the worker does of its own accord until nothing is left. */
async function work(): Promise<void> {
  const { signal } = new AbortController();
  for (;;) {
    await calm();
    const taken = await takeNotifications({ count: 9, othersMax: 9, limits: FREELY });
    for (const message of taken) await sendNotification(message, { limits: FREELY, signal });
    await calm();
    if (taken.length + (await strikeInvoice({ limits: FREELY })) === 0) return;
  }
}

const hurry = () =>
  query({ text: "UPDATE invoice_message SET check_at = now() WHERE check_at IS NOT NULL" });

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

/** The chat is asked for the invoice, and the worker has looked at it once since. */
async function showAsking(chat: Chat, depositId: string): Promise<number> {
  const card = await show(chat, depositId);
  await work();
  expect(messageOf(chat, card)).toMatchObject({ struck: [], picture: 444 });
  return card;
}

/** Puts a balance of 25.00 there. */
async function refill({ shopper }: Chat): Promise<void> {
  const deposit = await makeDeposit({ shopperId: shopper.id, priceMinor: 2_500n });
  await settle({ ...deposit, receivedAmount: "10", creditMinor: 2_500n });
}

function messageOf(chat: Chat, id: number) {
  const message = sandbox.telegram.messages(chat.id).find((one) => one.message_id === id);
  if (!message) throw new Error("the message is gone");
  const words = message.text ?? message.caption ?? "";
  const struck = (message.entities ?? message.caption_entities ?? [])
    .filter(({ type }) => type === "strikethrough")
    .map(({ offset, length }) => words.slice(offset, offset + length));
  return { words, struck, picture: message.photo?.at(-1)?.height };
}

const closed = (title: string) => ({
  words: `${title}\n€25.00\n${ADDRESS}`,
  struck: [ADDRESS],
  picture: 240, // crossed out, not 444 pixels high as the code was
});

it("asks for nothing any more once it is paid, and leads to how the payment stands", async () => {
  const { chat, deposit } = await order();
  const card = await showAsking(chat, deposit.depositId);
  await settle({ ...deposit, receivedAmount: "10", creditMinor: 2_500n });
  await work();
  expect(messageOf(chat, card)).toEqual(closed("Paid and delivered"));
  await chat.press(`inv:show:${deposit.depositId}`);
  expect(chat.words()).not.toContain(ADDRESS);
});

it("says in turn what became of the payment", async () => {
  const { chat, deposit } = await order();
  const card = await showAsking(chat, deposit.depositId);
  await settle({ ...deposit, status: "seen", receivedAmount: "4", creditMinor: 0n });
  await work();
  expect(messageOf(chat, card)).toEqual({ ...closed("Payment seen"), picture: 444 });
  await settle({ ...deposit, receivedAmount: "4", creditMinor: 1_000n });
  await work();
  expect(messageOf(chat, card)).toEqual(closed("Almost there"));
});

it("gives the address back once a payment that was seen is waited for again", async () => {
  const { chat, deposit } = await order();
  const card = await showAsking(chat, deposit.depositId);
  await settle({ ...deposit, status: "seen", receivedAmount: "10", creditMinor: 0n });
  await work();
  await settle({ ...deposit, status: "waiting", receivedAmount: "0", creditMinor: 0n });
  await work();
  expect(messageOf(chat, card)).toEqual({
    words: `Waiting for your payment\n€25.00\n${ADDRESS}`,
    struck: [],
    picture: 444,
  });
});

it.each([
  [
    "cancelled in the Mini App",
    "Purchase cancelled",
    (chat: Chat, orderId: string) => cancelOrder({ orderId, shopperId: chat.shopper.id }),
  ],
  [
    "paid from the balance in the Mini App",
    "Paid and delivered",
    async (chat: Chat, orderId: string) => {
      await refill(chat);
      await payOrder({ orderId, shopperId: chat.shopper.id });
    },
  ],
  [
    "out of time",
    "Time is up",
    async (_: Chat, orderId: string) => {
      const late = "UPDATE orders SET expires_at = now() - interval '1 second' WHERE id = $1";
      await query({ text: late, values: [orderId] });
      await expireOrders({ batch: 9 });
    },
  ],
])("asks for nothing any more once its purchase is %s", async (_, title, end) => {
  const { chat, deposit, orderId } = await order();
  const card = await showAsking(chat, deposit.depositId);
  await end(chat, orderId);
  await work();
  expect(messageOf(chat, card)).toEqual(closed(title));
});

it("of a refill asks for nothing any more once its time is over", async () => {
  const chat = await openChat(sandbox);
  const deposit = await makeDeposit({ shopperId: chat.shopper.id, priceMinor: 2_500n });
  const card = await showAsking(chat, deposit.depositId);
  await query({
    text: "UPDATE deposit SET expires_at = now() - interval '1 second' WHERE id = $1",
    values: [deposit.depositId],
  });
  await expireDeposits({ batch: 9 });
  await work();
  expect(messageOf(chat, card)).toEqual(closed("Time is up"));
});

it("still asks beside another one in another coin, and no more once that one has paid the purchase", async () => {
  const { chat, deposit, orderId } = await order();
  const card = await showAsking(chat, deposit.depositId);
  const { id: shopperId } = chat.shopper;
  const other = await makeDeposit({ shopperId, orderId, priceMinor: 2_500n, payCurrency: "ltc" });
  await work();
  expect(messageOf(chat, card)).toMatchObject({ struck: [], picture: 444 });
  await settle({ ...other, receivedAmount: "10", creditMinor: 2_500n });
  await work();
  expect(messageOf(chat, card)).toEqual(closed("Paid and delivered"));
});

it("that is paid before the chat knows which message shows it asks for nothing either", async () => {
  const { chat, deposit } = await order();
  const card = await show(chat, deposit.depositId);
  await query({ text: "DELETE FROM invoice_message" });
  await settle({ ...deposit, receivedAmount: "10", creditMinor: 2_500n });
  await work();
  expect(messageOf(chat, card).struck).toEqual([]);
  const { depositId } = deposit;
  await recordInvoiceMessage({ chatId: BigInt(chat.id), messageId: card, depositId });
  await work();
  expect(messageOf(chat, card)).toEqual(closed("Paid and delivered"));
});

it("is remembered only when nothing ends its payment at that moment", async () => {
  const { chat, deposit, orderId } = await order();
  const { id: shopperId } = chat.shopper;
  const card = await show(chat, deposit.depositId);
  await query({ text: "DELETE FROM invoice_message" });
  const place = { chatId: BigInt(chat.id), messageId: card, depositId: deposit.depositId };
  let recorded: Promise<void> = Promise.resolve();
  await transaction(async (tx) => {
    await tx.query({ text: "SELECT cancel_order($1, $2)", values: [orderId, shopperId] });
    recorded = recordInvoiceMessage(place);
    const waiting =
      "SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'";
    await expect.poll(() => query({ text: waiting }), { timeout: 30_000 }).not.toEqual([]);
    expect(await strikeInvoice({ limits: FREELY })).toBe(0);
  });
  await recorded;
  await work();
  expect(messageOf(chat, card)).toEqual(closed("Purchase cancelled"));
});

it("of a payment opened in the Mini App is closed in the chat too", async () => {
  const { chat, deposit, orderId } = await order();
  const facts = { deposit_id: deposit.depositId, coin: "Tether USD (TRC20)" };
  await query({
    text: "SELECT enqueue_notification('payment_created:' || $1, 'payment_created', $2, $3)",
    values: [deposit.depositId, chat.shopper.id, JSON.stringify(facts)],
  });
  await work();
  expect(chat.words()).toContain(ADDRESS);
  const told = chat.last().message_id;
  await cancelOrder({ orderId, shopperId: chat.shopper.id });
  await work();
  expect(sandbox.log.entries.filter(({ text }) => text.includes("no caption"))).toEqual([]); // nothing is tried that cannot be
  const { picture: _, ...words } = closed("Purchase cancelled");
  expect(messageOf(chat, told)).toEqual({ ...words, picture: undefined });
});

it("keeps what stands in its place by now", async () => {
  const { chat, deposit } = await order();
  const card = await show(chat, deposit.depositId);
  await chat.pressMadeUp(`inv:cancel:${deposit.depositId}`);
  const asked = chat.last().message_id;
  await settle({ ...deposit, receivedAmount: "10", creditMinor: 2_500n });
  await work();
  expect(messageOf(chat, asked).words).toContain("Cancel this purchase?");
  expect(asked).not.toBe(card);
});

it("may be gone: then nothing is said in its place", async () => {
  const { chat, deposit, orderId } = await order();
  const card = await showAsking(chat, deposit.depositId);
  await query({
    text: "UPDATE invoice_message SET message_id = 999999 WHERE message_id = $1",
    values: [card],
  });
  const before = sandbox.telegram.messages(chat.id).length;
  await cancelOrder({ orderId, shopperId: chat.shopper.id });
  await work();
  expect(messageOf(chat, card).struck).toEqual([]);
  expect(sandbox.telegram.messages(chat.id)).toHaveLength(before);
  const left = "SELECT check_at FROM invoice_message WHERE message_id = 999999";
  expect(await query({ text: left })).toEqual([{ check_at: null }]);
});

it.each(["error500", "tooMany", "forbidden", "loseAnswer"] as const)(
  "is closed at another try where Telegram answers the first one with %s",
  async (fault) => {
    const { chat, deposit, orderId } = await order();
    const card = await showAsking(chat, deposit.depositId);
    await cancelOrder({ orderId, shopperId: chat.shopper.id });
    Object.assign(sandbox.weather, { telegramNext: [fault], telegramRetryAfterSeconds: 600 });
    await calm();
    expect(await strikeInvoice({ limits: FREELY })).toBe(1);
    await calm();
    expect(await strikeInvoice({ limits: FREELY })).toBe(0); // not at once
    await hurry();
    await work();
    expect(messageOf(chat, card)).toEqual(closed("Purchase cancelled"));
  },
);

it("is left alone while something else is said in its chat, or about to be", async () => {
  const { chat, deposit } = await order();
  const card = await showAsking(chat, deposit.depositId);
  await settle({ ...deposit, receivedAmount: "10", creditMinor: 2_500n });
  await calm();
  expect(await strikeInvoice({ limits: FREELY })).toBe(0); // the goods go before
  await query({ text: "DELETE FROM notification WHERE chat_id = $1", values: [chat.id] });
  await query({ text: "SELECT hold_chat($1, 600000)", values: [chat.id] });
  expect(await strikeInvoice({ limits: FREELY })).toBe(0);
  expect(messageOf(chat, card).struck).toEqual([]);
  await calm();
  expect(await strikeInvoice({ limits: FREELY })).toBe(1);
  expect(messageOf(chat, card)).toEqual(closed("Paid"));
  await query({ text: "SELECT mark_delivered(id) FROM orders" }); // no goods are owed to anybody here
});

it("asks for nothing any more once the purchase is cancelled, or paid from the balance, elsewhere in the chat", async () => {
  const cancelled = await order();
  const first = await show(cancelled.chat, cancelled.deposit.depositId);
  await cancelled.chat.say("/start");
  await cancelled.chat.pressMadeUp(`ord:${cancelled.orderId}:cancel!`);
  await work();
  expect(messageOf(cancelled.chat, first)).toEqual(closed("Purchase cancelled"));
  const paid = await order();
  const second = await show(paid.chat, paid.deposit.depositId);
  await refill(paid.chat);
  await paid.chat.say("/start");
  await paid.chat.pressMadeUp(`pay:${paid.orderId}`);
  await paid.chat.press("Balance");
  await work();
  expect(messageOf(paid.chat, second)).toEqual(closed("Paid and delivered"));
});
