import { afterAll, beforeAll, expect, it } from "vitest";
import { query } from "@/lib/db";
import { sendNotification } from "@/lib/delivery/send-notification";
import { takeNotifications } from "@/lib/outbox/take-notifications";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { setEnv } from "@/test/database";
import { makeDeposit, makeOffer, placeOrder, settle } from "@/test/factories";
import { type Chat, openChat } from "@/test/open-chat";
import { openSandbox } from "@/test/open-sandbox";
import { FREELY } from "@/test/send-freely";

let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await openSandbox();
  setEnv({
    TELEGRAM_API_ROOT: sandbox.url,
    NOWPAYMENTS_API_URL: `${sandbox.url}/nowpayments/v1`,
  });
});
afterAll(() => sandbox.close());

/** Sends what waits for this chat. */
async function send({ shopper }: Chat): Promise<void> {
  const { signal } = new AbortController();
  for (;;) {
    const taken = await takeNotifications({ count: 9, othersMax: 9, limits: FREELY });
    if (taken.length === 0) return;
    for (const message of taken) {
      expect(message.shopperId).toBe(shopper.id);
      await sendNotification(message, { limits: FREELY, signal });
    }
  }
}

/** An order of 25.00 with its invoice, which the chat knows. */
async function order(chat: Chat) {
  const { id: shopperId } = chat.shopper;
  const offer = await makeOffer({ priceMinor: 2_500n });
  const { id: orderId } = await placeOrder({ shopperId, offerId: offer.id });
  const deposit = await makeDeposit({ shopperId, orderId, priceMinor: 2_500n });
  await query({ text: "DELETE FROM notification" });
  return deposit;
}

it("of a payment that fell short leads to the choice of a coin for the rest, below the message", async () => {
  const chat = await openChat(sandbox);
  const deposit = await order(chat);
  await settle({ ...deposit, receivedAmount: "4", creditMinor: 1_000n });
  await send(chat);
  const told = chat.words();
  expect(told).toContain("€15.00 is still missing");
  await chat.press("Pay the remaining");
  expect(chat.words()).toContain("€15.00");
  expect(chat.words()).not.toBe(told);
  expect(sandbox.telegram.messages(chat.id).map(({ text }) => text)).toContain(told);
});

it("of a payment that is seen leads to how it stands", async () => {
  const chat = await openChat(sandbox);
  const deposit = await order(chat);
  await settle({ ...deposit, status: "seen", receivedAmount: "10", creditMinor: 0n });
  await send(chat);
  const told = chat.words();
  await chat.press("Follow the payment");
  expect(chat.words()).not.toBe(told);
});

it("of a topped up balance leads to the account", async () => {
  const chat = await openChat(sandbox);
  const deposit = await makeDeposit({ shopperId: chat.shopper.id });
  await query({ text: "DELETE FROM notification" });
  await settle({ ...deposit, receivedAmount: "10", creditMinor: 1_000n });
  await send(chat);
  await chat.press("View balance");
  expect(chat.words()).toContain("Balance: €10.00");
});
