import { describe, expect, it } from "vitest";
import { query } from "@/lib/db";
import type { Button } from "@/lib/telegram/keyboard";
import { lengthOf, toPlain } from "@/lib/telegram/rich-text";
import "@/test/database";
import { makeDeposit, makeOffer, makeShopper, placeOrder, settle } from "@/test/factories";
import { composeMessage } from "./compose-message";
import { NOTIFICATION_KINDS, type ReviewEnding, type TakenNotification } from "./rules";

/** Every message written so far for a shopper, in the words that would be sent now. */
async function read(shopperId: string): Promise<Record<string, string | null>> {
  const rows = await query<{ kind: string; payload: Record<string, unknown> }>({
    text: "SELECT kind, payload FROM notification WHERE shopper_id = $1 AND kind NOT IN ('delivery', 'payment_created') ORDER BY id",
    values: [shopperId],
  });
  const words: Record<string, string | null> = {};
  for (const row of rows) {
    const composed = await composeMessage(taken({ ...row, shopperId }));
    words[row.kind] = composed?.type === "text" ? toPlain(composed.text) : null;
  }
  return words;
}

function taken(message: Partial<TakenNotification>): TakenNotification {
  return {
    id: "1",
    kind: "payment_review",
    chatId: 1n,
    shopperId: null,
    payload: {},
    attempts: 0,
    partsSent: 0,
    createdAt: new Date(),
    language: "en",
    isChatBlocked: false,
    leaseToken: "",
    ...message,
  };
}

async function order(priceMinor = 2_500n) {
  const shopper = await makeShopper();
  const offer = await makeOffer({ priceMinor, units: 1 });
  const placed = await placeOrder({ shopperId: shopper.id, offerId: offer.id });
  const deposit = await makeDeposit({ shopperId: shopper.id, orderId: placed.id, priceMinor });
  return { shopper, offer, orderId: placed.id, deposit };
}

describe("composeMessage", () => {
  it("says where to pay in the chat too, while nothing is paid", async () => {
    const { shopper, deposit } = await order();
    const asked = () =>
      composeMessage(
        taken({
          kind: "payment_created",
          shopperId: shopper.id,
          payload: { deposit_id: deposit.depositId, coin: "Tether USD (TRC20)" },
        }),
      );
    const message = await asked();
    expect(message?.type === "text" && toPlain(message.text)).toContain(
      "Send exactly 10 Tether USD (TRC20) within 30 minutes to\nTXLAQ63Xg1NAzckPwKHvzw7CSEmLMEqcdj\n",
    );
    await settle({ ...deposit, receivedAmount: "4", creditMinor: 1_000n });
    expect(await asked()).toBeNull();
  });

  it("tells that a payment is seen, while that is all there is to tell", async () => {
    const { shopper, deposit } = await order();
    await settle({ ...deposit, status: "seen", receivedAmount: "10", creditMinor: 0n });
    expect(await read(shopper.id)).toEqual({
      payment_seen: expect.stringContaining("The network is confirming it"),
    });
  });

  it("tells what arrived and what is left once an order is paid", async () => {
    const { shopper, deposit } = await order();
    await settle({ ...deposit, receivedAmount: "12", creditMinor: 3_000n });
    expect(await read(shopper.id)).toEqual({
      payment_settled:
        "Paid\n€30.00 arrived and your purchase is paid. €5.00 more than it needed went to your balance, which is €5.00 now.",
    });
  });

  it("asks for what is missing at the moment of sending, not of writing", async () => {
    const { shopper, deposit } = await order();
    await settle({ ...deposit, receivedAmount: "4", creditMinor: 1_000n });
    expect((await read(shopper.id)).payment_underpaid).toContain("€15.00 is still missing");
    const refill = await makeDeposit({ shopperId: shopper.id });
    await settle({ ...refill, receivedAmount: "10", creditMinor: 500n });
    expect((await read(shopper.id)).payment_underpaid).toContain("€10.00 is still missing");
    const more = await makeDeposit({ shopperId: shopper.id });
    await settle({ ...more, receivedAmount: "10", creditMinor: 1_000n });
    expect((await read(shopper.id)).payment_underpaid).toContain("balance is enough");
  });

  it("explains why late money paid for nothing", async () => {
    const { shopper, orderId, deposit } = await order();
    await query({ text: "SELECT cancel_order($1, $2)", values: [orderId, shopper.id] });
    await settle({ ...deposit, receivedAmount: "10", creditMinor: 2_500n });
    expect((await read(shopper.id)).payment_late).toBe(
      "Your money arrived\nThe purchase it was meant for had been closed. So €25.00 went to your balance, which is €25.00 now.",
    );
  });

  it("tells when an order ran out of time, and not once it has been paid late", async () => {
    const { shopper, orderId, deposit } = await order();
    await query({
      text: "UPDATE orders SET expires_at = now() - interval '1 minute' WHERE id = $1",
      values: [orderId],
    });
    await query({ text: "SELECT expire_orders(10)" });
    expect((await read(shopper.id)).order_expired).toContain("ran out of time");
    await settle({ ...deposit, receivedAmount: "10", creditMinor: 2_500n });
    const words = await read(shopper.id);
    expect(words.order_expired).toBeNull();
    expect(words.payment_settled).toContain("your purchase is paid");
  });

  it("says nothing of what was not needed where nothing was left", async () => {
    const { shopper, deposit } = await order();
    await settle({ ...deposit, receivedAmount: "10", creditMinor: 2_500n });
    expect((await read(shopper.id)).payment_settled).toBe(
      "Paid\n€25.00 arrived and your purchase is paid. Your balance is €0.00.",
    );
  });

  it("warns of the end of an order with what is still missing, until a payment is seen", async () => {
    const { shopper, orderId, deposit } = await order();
    const warning = () =>
      composeMessage(
        taken({ kind: "order_expiring", shopperId: shopper.id, payload: { order_id: orderId } }),
      );
    await settle({ ...deposit, receivedAmount: "4", creditMinor: 1_000n });
    const message = await warning();
    expect(message?.type === "text" && toPlain(message.text)).toMatch(
      /^Your purchase is about to expire\nIt is kept for you for \d+ minutes more. Pay €15.00 before that,/,
    );
    const rest = await makeDeposit({ shopperId: shopper.id, orderId, priceMinor: 1_500n });
    await settle({ ...rest, status: "seen", receivedAmount: "10", creditMinor: 0n });
    expect(await warning()).toBeNull();
    await query({
      text: "UPDATE deposit SET status = 'waiting' WHERE id = $1",
      values: [rest.depositId],
    });
    expect(await warning()).not.toBeNull();
    await query({ text: "SELECT cancel_order($1, $2)", values: [orderId, shopper.id] });
    expect(await warning()).toBeNull();
  });

  it("warns of the end of a refill until a payment is seen", async () => {
    const shopper = await makeShopper();
    const deposit = await makeDeposit({ shopperId: shopper.id });
    const payload = { deposit_id: deposit.depositId };
    const warning = () =>
      composeMessage(taken({ kind: "payment_expiring", shopperId: shopper.id, payload }));
    const message = await warning();
    expect(message?.type === "text" && toPlain(message.text)).toContain(
      "€10.00 can still be paid for 30 minutes.",
    );
    await settle({ ...deposit, status: "seen", receivedAmount: "10", creditMinor: 0n });
    expect(await warning()).toBeNull();
  });

  it.each<[ReviewEnding, string, string]>([
    [
      "credited",
      "€3.00 went to your balance, which is €0.00 now. Your purchase still needs €25.00.",
      "pay:",
    ],
    [
      "delivered",
      "€3.00 was credited and your purchase is paid. €1.00 more than it needed went",
      "ord:",
    ],
    ["attached", "€3.00 that had arrived without a name turned out to be yours.", "acc"],
    ["unfrozen", "€3.00 was taken off your balance for the payment that was taken back.", "acc"],
    ["dismissed", "It added nothing to your balance.", "acc"],
  ])("tells how a review ended: %s", async (outcome, words, data) => {
    const { shopper, orderId, deposit } = await order();
    const payload = {
      ...{ deposit_id: deposit.depositId, order_id: orderId, outcome },
      ...{ credited_minor: "300", over_minor: "100" },
    };
    const message = await composeMessage(
      taken({ kind: "payment_reviewed", shopperId: shopper.id, payload }),
    );
    if (message?.type !== "text") throw new Error("no message");
    expect(toPlain(message.text)).toContain(`Your payment has been looked at\n${words}`);
    expect(message.buttons?.[0]?.[0]).toMatchObject({ data: expect.stringContaining(`+${data}`) });
  });

  it.each([
    [false, ", and you can spend from it again."],
    [true, "; another payment is still being looked at."],
  ])(
    "says whether an account that was unfrozen is free (still frozen: %s)",
    async (isFrozen, end) => {
      const shopper = await makeShopper();
      if (isFrozen)
        await query({
          text: "UPDATE shopper SET frozen_at = now() WHERE id = $1",
          values: [shopper.id],
        });
      const message = await composeMessage(
        taken({
          kind: "payment_reviewed",
          shopperId: shopper.id,
          payload: { outcome: "unfrozen" },
        }),
      );
      expect(message?.type === "text" && toPlain(message.text)).toBe(
        `Your payment has been looked at\nYour balance is €0.00${end}`,
      );
    },
  );

  it("tells of money taken back", async () => {
    const shopper = await makeShopper();
    const deposit = await makeDeposit({ shopperId: shopper.id });
    await settle({ ...deposit, receivedAmount: "10", creditMinor: 1_000n });
    await settle({
      ...deposit,
      status: "refunded",
      receivedAmount: "10",
      creditMinor: 0n,
      creditedAmount: "10",
    });
    expect((await read(shopper.id)).payment_reversed).toContain("It is €0.00 now");
  });

  it("has words within Telegram's limits and a button for every kind of message to a shopper", async () => {
    const { shopper, orderId, deposit } = await order();
    const facts = {
      deposit_id: deposit.depositId,
      order_id: orderId,
      credited_minor: "100",
      why: "no_stock",
    };
    const kinds = NOTIFICATION_KINDS.filter(
      (kind) => !["delivery", "content", "admin_alarm", "confirmation"].includes(kind),
    );
    const found = { shopperId: shopper.id, payload: facts };
    for (const kind of kinds) {
      const composed = await composeMessage(taken({ ...found, kind }));
      if (composed?.type !== "text") continue;
      expect(lengthOf(composed.text)).toBeLessThan(1_000);
      expect(toPlain(composed.text)).not.toMatch(/undefined|NaN|null/);
      const [[inChat], [inApp]] = composed.buttons as [[Button], [Button]];
      expect("data" in inChat && inChat.data).toMatch(/^\+[a-z]+(:\w+){0,2}$/);
      expect("url" in inApp && inApp.url).toMatch(/^https:\/\/shop\.example\/\w/);
    }
  });

  it("lists the facts of an alarm, one a line", async () => {
    const payload = {
      alarm: "review",
      review_id: 7,
      reason: "NO_ESTIMATE",
      subject: "<b>5077</b>",
      order_id: null,
    };
    const read = async (language: string) => {
      const composed = await composeMessage(taken({ kind: "admin_alarm", payload, language }));
      return composed?.type === "text" && toPlain(composed.text);
    };
    expect(await read("en")).toBe(
      "⚠️ A payment needs a person\nReview: 7\nReason: nobody can say what the coins are worth\nPayment: <b>5077</b>",
    );
    expect(await read("de")).toContain(
      "Grund: niemand kann sagen, was die Coins wert sind\nZahlung: ",
    );
    expect(await read("ar")).toContain("الدفعة: \u2068<b>5077</b>\u2069");
  });

  it("leads from the alarm that too many shoppers write to what they wrote", async () => {
    const payload = { alarm: "support" };
    const composed = await composeMessage(taken({ kind: "admin_alarm", payload }));
    expect(composed).toMatchObject({
      buttons: [[{ label: "Support", url: expect.stringMatching(/%2Fadmin%2Fsupport$/) }]],
    });
  });

  it("refuses a kind it does not know, so that it is noticed", async () => {
    await expect(composeMessage(taken({ kind: "gossip" }))).rejects.toMatchObject({
      code: "IMPOSSIBLE",
    });
  });
});
