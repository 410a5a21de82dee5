// What people do with money by pressing buttons: twenty times, in the chat and the Mini App at the same moment, too late, again after a crash,
// or with numbers that are made up or somebody else's. Whatever it is, nothing is bought twice, and nobody is told what is not so.
import { createHash } from "node:crypto";
import { beforeEach, describe, expect, it } from "vitest";
import { POST } from "@/app/api/ipn/[gateway]/route";
import { claimRequest } from "@/lib/claim-request";
import { query, queryOne } from "@/lib/db";
import { sendNotification } from "@/lib/delivery/send-notification";
import { expireOrders } from "@/lib/order/expire-orders";
import { getOrder } from "@/lib/order/get-order";
import { openPayment } from "@/lib/order/open-payment";
import { payOrder } from "@/lib/order/pay-order";
import { placeOrder } from "@/lib/order/place-order";
import { takeNotifications } from "@/lib/outbox/take-notifications";
import { consumeLimit } from "@/lib/rate-limit";
import { recordUpdate } from "@/lib/telegram/record-update";
import "@/test/database";
import { connectGateway, pay, setVariables, world } from "@/test/connect-gateway";
import { balanceOf, fillBasket, makeDeposit, makeOffer, settle } from "@/test/factories";
import { makePayable } from "@/test/make-payable";
import { type Chat, openChat } from "@/test/open-chat";
import { countUnits, stateOf } from "@/test/read-state";
import { FREELY } from "@/test/send-freely";
import { retryUpdates } from "@/worker/retry-updates";
import { handleUpdate } from "./handle-update";

connectGateway(POST);
beforeEach(async () => {
  await query({ text: "DELETE FROM telegram_update WHERE update_id >= 900000" }); // made here, and not by the chat
  globalThis.kioskBot = undefined;
  globalThis.kioskLimiters = undefined;
  await query({ text: "DELETE FROM rate_limit" });
});

const ordersOf = (chat: Chat) =>
  query<{ id: string; state: string; deposits: number }>({
    text: `SELECT id, state, (SELECT count(*)::int FROM deposit d WHERE d.order_id = o.id) AS deposits
             FROM orders o WHERE shopper_id = $1 ORDER BY id`,
    values: [chat.shopper.id],
  });

const statesOf = async (chat: Chat) => (await ordersOf(chat)).map(({ state }) => state);

function dataOf(chat: Chat, label: string): string {
  const buttons = chat.last().reply_markup?.inline_keyboard.flat() ?? [];
  const data = buttons.find(({ text }) => text.startsWith(label))?.callback_data;
  if (!data) throw new Error(`no button "${label}" among ${JSON.stringify(chat.labels())}`);
  return data;
}

type Pressed = { callback_query: Record<string, unknown> };

/** A chat in front of the choice of means for one offer of €25. */
async function atCheckout({ balanceMinor = 0n, units = 3 } = {}) {
  const offer = await makeOffer({ priceMinor: 2_500n, units });
  const chat = await openChat(world(), { balanceMinor });
  await chat.say("/help");
  await chat.pressMadeUp(`pay:o:${offer.id}:1`);
  return { chat, offer };
}

/** A chat in front of the choice of means for an order of €25 that waits for the rest. */
async function atRemainder(balanceMinor = 0n) {
  const chat = await openChat(world(), { balanceMinor });
  const { orderId, offerId, depositId } = await makePayable({ shopperId: chat.shopper.id });
  await chat.say("/help");
  await chat.pressMadeUp(`pay:${orderId}`);
  return { chat, orderId, offerId, depositId, shopperId: chat.shopper.id };
}

async function refill({ shopper }: Chat, cents: bigint): Promise<void> {
  const deposit = await makeDeposit({ shopperId: shopper.id, priceMinor: cents });
  await settle({ ...deposit, receivedAmount: deposit.payAmount, creditMinor: cents });
}

/** The process that handled the last update was killed before it could say so; a worker handles it again. */
async function handleAgain(): Promise<void> {
  await query({
    text: `UPDATE telegram_update SET state = 'queued', lease_until = now() - interval '1 second'
            WHERE update_id = (SELECT max(update_id) FROM telegram_update)`,
  });
  expect(await retryUpdates()).toBe(1);
}

describe("a means of payment", () => {
  it.each([
    { means: "Balance", state: "paid", deposits: 0, balance: 2_500n },
    { means: "Litecoin", state: "awaiting", deposits: 1, balance: 5_000n },
  ])("($means) pressed twenty times at once buys once", async ({ means, balance, ...order }) => {
    const { chat, offer } = await atCheckout({ balanceMinor: 5_000n });
    const data = dataOf(chat, means);
    await Promise.all(Array.from({ length: 20 }, () => chat.pressMadeUp(data)));
    await chat.pressMadeUp(data);
    expect(await ordersOf(chat)).toMatchObject([order]);
    expect(await balanceOf(chat.shopper.id)).toBe(balance);
    expect(await countUnits(offer.id)).toBe(2);
  });

  it.each(["Balance", "Litecoin"])(
    "(%s) whose update is handled again after a kill leaves one order and the same answer",
    async (means) => {
      const { chat } = await atCheckout({ balanceMinor: 5_000n });
      await chat.press(means);
      const [before, balance] = [chat.words(), await balanceOf(chat.shopper.id)];
      await handleAgain();
      expect(await ordersOf(chat)).toHaveLength(1);
      expect(await balanceOf(chat.shopper.id)).toBe(balance);
      expect(chat.words()).toBe(before);
    },
  );

  it.each([
    { means: "Balance", state: "paid", deposits: 0 },
    { means: "Litecoin", state: "awaiting", deposits: 1 },
  ])(
    "($means) whose one update three processes handle at the same moment buys once, and is done with",
    async ({ means, ...order }) => {
      const { chat } = await atCheckout({ balanceMinor: 5_000n });
      const { body } = await queryOne<{ body: Pressed }>({
        text: "SELECT body FROM telegram_update ORDER BY update_id DESC LIMIT 1",
      });
      const press = { ...body.callback_query, data: dataOf(chat, means), message: chat.last() };
      const update = { update_id: 900_000 + order.deposits, callback_query: press };
      await recordUpdate(update);
      await Promise.all([1, 2, 3].map(() => handleUpdate(update)));
      expect(await ordersOf(chat)).toMatchObject([order]);
      const state = "SELECT state FROM telegram_update WHERE update_id = $1";
      expect(await queryOne({ text: state, values: [update.update_id] })).toEqual({
        state: "done",
      });
    },
  );

  it("whose process was killed while the gateway was asked is carried on with at the next try", async () => {
    const { chat, offer } = await atCheckout();
    const data = dataOf(chat, "Litecoin");
    const shopperId = chat.shopper.id;
    const key = `chat:${chat.last().message_id}:${data}`;
    const { next } = await queryOne<{ next: number }>({
      text: "SELECT max(update_id)::int + 1 AS next FROM telegram_update",
    });
    const hash = createHash("sha256").update(key).digest();
    await claimRequest({ shopperId, key, hash, holder: `update:${next}` });
    const what = { shopperId, offerId: offer.id, quantity: 1, isFromBalance: false };
    await placeOrder({ ...what, requestKey: key });
    await query({
      text: "UPDATE idempotent_request SET locked_until = locked_until - interval '30 seconds' WHERE key = $1",
      values: [key],
    });
    await chat.pressMadeUp(data);
    expect(chat.words()).toContain("Pay €25.00\nSend exactly");
    expect(await ordersOf(chat)).toMatchObject([
      { state: "cancelled", deposits: 0 },
      { state: "awaiting", deposits: 1 },
    ]);
  });

  it("pressed while an earlier press of it is at work says so", async () => {
    const { chat } = await atCheckout();
    const data = dataOf(chat, "Litecoin");
    const key = `chat:${chat.last().message_id}:${data}`;
    const hash = createHash("sha256").update(key).digest();
    await claimRequest({ shopperId: chat.shopper.id, key, hash, holder: "update:0" });
    expect(await chat.pressMadeUp(data)).toContain("still working on it");
    expect(await ordersOf(chat)).toEqual([]);
  });

  it("that the owner switches off meanwhile is refused, nothing is reserved, and the others are offered", async () => {
    const { chat, offer } = await atCheckout();
    setVariables({ CURRENCIES_OFF: "ltc" });
    expect(await chat.press("Litecoin")).toContain("not available");
    expect(chat.labels()).toContain("Bitcoin");
    expect(chat.labels()).not.toContain("Litecoin");
    expect(await ordersOf(chat)).toEqual([]);
    expect(await countUnits(offer.id)).toBe(3);
  });

  it("is not the balance any more where that was spent meanwhile, and the others are offered", async () => {
    const { chat, orderId, shopperId } = await atRemainder(2_600n);
    expect(chat.labels()).toEqual(["Balance · €26.00", "« Back"]);
    const { id } = await makeOffer({ priceMinor: 600n });
    const request = { type: "offer", offerId: id, quantity: 1, currency: "balance" } as const;
    await openPayment({ shopperId, request, requestKey: null });
    expect(await chat.press("Balance")).toContain("not enough");
    expect(chat.words()).toContain("Still missing: €5.00");
    expect(chat.labels()).toContain("Litecoin");
    expect(await stateOf(orderId)).toBe("awaiting");
  });

  it("is the balance, where that is enough, also while no gateway answers", async () => {
    const offer = await makeOffer({ priceMinor: 2_500n });
    const chat = await openChat(world(), { balanceMinor: 5_000n });
    await chat.say("/help");
    world().weather.gatewayErrorRate = 1;
    await chat.pressMadeUp(`pay:o:${offer.id}:1`);
    expect(chat.labels()).toEqual(["Balance · €50.00", "« Back"]);
    await chat.press("Balance");
    expect(await statesOf(chat)).toEqual(["paid"]);
    expect(await chat.pressMadeUp(`pay:o:${offer.id}:2`)).toContain("does not answer");
  });
});

/** The chat of somebody whose every update is handled twice: the process is killed each time before it could say that it was done. */
function unlucky(chat: Chat): Pick<Chat, "say" | "press"> {
  return {
    say: async (text) => {
      await chat.say(text);
      await handleAgain();
      return "done";
    },
    press: async (label) => {
      const answered = await chat.press(label);
      await handleAgain();
      return answered;
    },
  };
}

/** What the bot has to say of its own accord arrives. */
async function send(): Promise<void> {
  const { signal } = new AbortController();
  for (let count = 1; count > 0; ) {
    await query({ text: "DELETE FROM rate_limit" });
    const taken = await takeNotifications({ count: 50, othersMax: 50, limits: FREELY });
    await Promise.all(taken.map((one) => sendNotification(one, { limits: FREELY, signal })));
    count = taken.length;
  }
}

const paymentOf = async (chat: Chat) =>
  (
    await queryOne<{ id: string }>({
      text: "SELECT gateway_payment_id AS id FROM deposit WHERE shopper_id = $1 ORDER BY id DESC LIMIT 1",
      values: [chat.shopper.id],
    })
  ).id;

describe("with every update handled twice", () => {
  it("a purchase from the link to the goods, paid in two parts, is one order, two payments and one delivery", async () => {
    const offer = await makeOffer({ priceMinor: 2_500n });
    const chat = await openChat(world());
    const me = unlucky(chat);
    await me.say(`/start p_${offer.slug}`);
    await me.press("Add to basket");
    await me.say("/basket");
    await me.press("Checkout");
    await me.press("Litecoin");
    await pay({ paymentId: await paymentOf(chat), ratio: 0.6 });
    await send();
    expect(chat.words()).toContain("€10.00");
    await me.press("Pay the remaining");
    await me.press("Litecoin");
    expect(chat.words()).toContain("Pay €10.00");
    await pay({ paymentId: await paymentOf(chat) });
    await send();
    expect(await ordersOf(chat)).toMatchObject([{ state: "delivered", deposits: 2 }]);
    expect(await balanceOf(chat.shopper.id)).toBe(0n);
    expect(await countUnits(offer.id, "sold")).toBe(1);
    const goods = world()
      .telegram.messages(chat.id)
      .filter(({ text }) => /CODE-\d/.test(text ?? ""));
    expect(goods).toHaveLength(1);
  });

  it("a top-up is one payment, and the balance has it once", async () => {
    const chat = await openChat(world());
    const me = unlucky(chat);
    await me.say("/refill");
    await me.say("25");
    await me.press("Litecoin");
    await pay({ paymentId: await paymentOf(chat) });
    await send();
    expect(await balanceOf(chat.shopper.id)).toBe(2_500n);
    const deposits = "SELECT status FROM deposit WHERE shopper_id = $1";
    expect(await query({ text: deposits, values: [chat.shopper.id] })).toEqual([
      { status: "settled" },
    ]);
  });
});

describe("the chat and the Mini App at the same moment", () => {
  it("buy the same basket once", async () => {
    const offer = await makeOffer({ priceMinor: 2_500n });
    const chat = await openChat(world(), { balanceMinor: 9_000n });
    const shopperId = chat.shopper.id;
    await fillBasket({ shopperId, offerId: offer.id });
    await chat.say("/basket");
    await chat.press("Checkout");
    const data = dataOf(chat, "Balance");
    const request = { type: "basket", currency: "balance" } as const;
    await Promise.allSettled([
      chat.pressMadeUp(data),
      openPayment({ shopperId, request, requestKey: "mini-app-1" }),
    ]);
    expect(await statesOf(chat)).toEqual(["paid"]);
    expect(await balanceOf(shopperId)).toBe(6_500n);
  });

  it("pay and cancel one order: one of both wins, and the chat says which", async () => {
    for (let round = 0; round < 6; round += 1) {
      const { chat, orderId, shopperId } = await atRemainder(2_500n);
      const cancelling = chat.pressMadeUp(`ord:${orderId}:cancel!`);
      await Promise.allSettled([cancelling, payOrder({ orderId, shopperId })]);
      const isPaid = (await stateOf(orderId)) === "paid";
      expect(await balanceOf(shopperId)).toBe(isPaid ? 0n : 2_500n);
      expect(chat.words()).toContain(isPaid ? "Paid" : "Cancelled");
    }
  });
});

describe("an order", () => {
  it.each(["Balance", "pay"])("that is paid by now is shown as paid (%s)", async (button) => {
    const { chat, orderId, shopperId } = await atRemainder(4_000n);
    const data = button === "pay" ? `pay:${orderId}` : dataOf(chat, button);
    await payOrder({ orderId, shopperId });
    expect(await chat.pressMadeUp(data)).toBe("");
    expect(chat.words()).toContain("Paid");
    expect(await balanceOf(shopperId)).toBe(1_500n);
  });

  it("that was paid from the balance is paid, says its invoice, and not that time is up", async () => {
    const { chat, depositId, orderId, shopperId } = await atRemainder(2_500n);
    await payOrder({ orderId, shopperId });
    expect(await chat.pressMadeUp(`inv:check:${depositId}`)).toBe("");
    expect(chat.words()).toMatch(/^Paid\n/);
    expect(chat.words()).not.toContain("No payment arrived");
  });

  it("paid by a press whose update is handled again is shown as paid", async () => {
    const { chat, shopperId } = await atRemainder(4_000n);
    await chat.press("Balance");
    await handleAgain();
    expect(chat.words()).toContain("Paid");
    expect(await balanceOf(shopperId)).toBe(1_500n);
  });

  it("that the balance covers by now is offered from the balance, at its whole price", async () => {
    const { chat, orderId } = await atRemainder(1_000n);
    expect(chat.words()).toContain("Still missing: €15.00");
    const data = dataOf(chat, "Litecoin");
    await refill(chat, 2_000n);
    await chat.pressMadeUp(data);
    expect(chat.words()).toContain("To pay: €25.00\nYour balance: €30.00");
    expect(chat.labels()).toEqual(["Balance · €30.00", "« Back"]);
    await chat.press("Balance");
    expect([await stateOf(orderId), await balanceOf(chat.shopper.id)]).toEqual(["paid", 500n]);
  });

  it("whose rest has grown meanwhile is asked for anew, and opens nothing", async () => {
    const { chat } = await atRemainder(1_000n);
    const { id } = await makeOffer({ priceMinor: 400n });
    const request = { type: "offer", offerId: id, quantity: 1, currency: "balance" } as const;
    await openPayment({ shopperId: chat.shopper.id, request, requestKey: null });
    await chat.press("Litecoin");
    expect(chat.words()).toContain("Still missing: €19.00");
    expect((await ordersOf(chat))[0]).toMatchObject({ state: "awaiting", deposits: 1 });
  });

  it("that has lapsed meanwhile is shown as it stands, and takes nothing", async () => {
    const { chat, orderId, shopperId } = await atRemainder(4_000n);
    const past = "UPDATE orders SET expires_at = now() - interval '1 minute' WHERE id = $1";
    await query({ text: past, values: [orderId] });
    await expireOrders({ batch: 100 });
    expect(await chat.press("Balance")).toBe("");
    expect(chat.words()).toContain("Expired");
    expect(await balanceOf(shopperId)).toBe(4_000n);
  });

  it.each(["ord", "inv"])(
    "paid meanwhile is not asked about by a button (%s) that cancels",
    async (from) => {
      const { chat, orderId, depositId, shopperId } = await atRemainder(2_500n);
      await payOrder({ orderId, shopperId });
      await chat.pressMadeUp(from === "ord" ? `ord:${orderId}:cancel` : `inv:cancel:${depositId}`);
      expect(chat.words()).toContain("Paid");
      expect(chat.labels()).not.toContain("Yes, cancel it");
    },
  );

  it.each(["ord", "inv"])(
    "cancelled by a press (%s) that is handled again, or comes too late, is shown as it stands",
    async (from) => {
      const { chat, orderId, depositId } = await atRemainder();
      const data = from === "ord" ? `ord:${orderId}:cancel!` : `inv:cancel!:${depositId}`;
      await chat.pressMadeUp(data);
      await handleAgain();
      expect(chat.words().toLowerCase()).toContain("cancelled");
      const paid = await atRemainder(2_500n);
      await payOrder(paid);
      const late = from === "ord" ? `ord:${paid.orderId}:cancel!` : `inv:cancel!:${paid.depositId}`;
      expect(await paid.chat.pressMadeUp(late)).toBe("");
      expect(paid.chat.words()).toContain("Paid");
      expect(await stateOf(paid.orderId)).toBe("paid");
    },
  );
});

describe("somebody who may not come in any more", () => {
  const ban = ({ shopper }: Chat) =>
    query({ text: "UPDATE shopper SET banned_at = now() WHERE id = $1", values: [shopper.id] });

  it("being banned in front of the choice buys nothing, and keeps the balance", async () => {
    const { chat } = await atCheckout({ balanceMinor: 5_000n });
    const data = [dataOf(chat, "Balance"), dataOf(chat, "Litecoin")];
    await ban(chat);
    for (const one of data) expect(await chat.pressMadeUp(one)).toContain("closed");
    expect(await ordersOf(chat)).toEqual([]);
    expect(await balanceOf(chat.shopper.id)).toBe(5_000n);
  });

  it("being banned after paying: the money counts, and what it paid for is delivered", async () => {
    const chat = await openChat(world());
    const invoice = await makePayable({ shopperId: chat.shopper.id });
    await ban(chat);
    await pay({ paymentId: invoice.paymentId });
    expect(await stateOf(invoice.orderId)).toBe("paid");
    const told = "SELECT 1 FROM notification WHERE kind = 'delivery' AND shopper_id = $1";
    expect(await query({ text: told, values: [chat.shopper.id] })).toHaveLength(1);
  });

  it("the shop closing to the uninvited, buys nothing; with money here or on its way they go on", async () => {
    const { chat } = await atCheckout();
    const { chat: payer, shopperId } = await atRemainder();
    const data = dataOf(chat, "Litecoin");
    setVariables({ INVITE_ONLY: "on" });
    await chat.pressMadeUp(data);
    expect(chat.words()).toContain("invited");
    expect(await ordersOf(chat)).toEqual([]);
    await payer.press("Litecoin");
    expect(payer.words()).toContain("Send exactly");
    await refill(payer, 2_500n);
    expect(await balanceOf(shopperId)).toBe(2_500n);
  });

  it("having pressed too often hears so, and nothing is bought", async () => {
    const { chat } = await atCheckout({ balanceMinor: 5_000n });
    for (let count = 0; count < 30; count += 1) await consumeLimit("payment", chat.shopper.id);
    expect(await chat.press("Balance")).toContain("a little fast");
    expect(await ordersOf(chat)).toEqual([]);
  });
});

describe("somebody who blocks the bot, or whose account is gone, B-69", () => {
  it("between payment and delivery has paid, finds the goods in the app, and gets them once when they come back", async () => {
    const { chat, offer } = await atCheckout({ balanceMinor: 5_000n });
    await query({ text: "UPDATE notification SET state = 'dead' WHERE state = 'queued'" });
    await chat.press("Balance");
    world().telegram.block(chat.id);
    await send();
    const [order] = await ordersOf(chat);
    const orderId = order?.id ?? "";
    const shopperId = chat.shopper.id;
    expect([order?.state, await countUnits(offer.id, "sold")]).toEqual(["paid", 1]);
    const { deliveries } = await getOrder({ orderId, shopperId });
    const code = deliveries[0]?.text ?? "";
    expect(code).toMatch(/^CODE-/);
    expect(await chat.say("/start")).toBe("done"); // sent before they blocked, handled after: nobody is there
    await send();
    world().telegram.unblock(chat.id);
    const heard = () =>
      world()
        .telegram.messages(chat.id)
        .filter(({ text }) => text?.includes(code)).length;
    expect(heard()).toBe(0);
    for (let times = 0; times < 2; times += 1) {
      await chat.say("/start");
      await send();
    }
    expect(heard()).toBe(1);
    expect(await stateOf(orderId)).toBe("delivered");
    expect(await countUnits(offer.id, "sold")).toBe(1);
  });
});

describe("made-up numbers", () => {
  it.each<[string, (offerId: string) => string]>([
    ["a price of a cent", (id) => `go:AAAA:o:${id}:1:1:balance`],
    ["a price of nothing", (id) => `go:AAAA:o:${id}:1:0:balance`],
    ["a price beyond all others", (id) => `go:AAAA:o:${id}:1:99999999999999:balance`],
    ["none of it", (id) => `go:AAAA:o:${id}:0:0:balance`],
    ["more of it than there is", (id) => `go:AAAA:o:${id}:9:9:balance`],
    ["more of it than anybody may buy", (id) => `go:AAAA:o:${id}:101:101:balance`],
    ["999 of it for coins", (id) => `go:AAAA:o:${id}:999:999:ltc`],
    ["a coin that nobody has heard of", (id) => `go:AAAA:o:${id}:1:1:doge`],
    ["an empty basket", () => "go:AAAA:b:1:balance"],
    ["a refill below the least", () => "go:AAAA:r:100:100:ltc"],
    ["a refill above the most", () => "go:AAAA:r:99999999999999:99999999999999:ltc"],
    ["a refill from the balance", () => "go:AAAA:r:2500:2500:balance"],
    ["a checkout of a refill of a cent", () => "pay:r:1"],
    ["a checkout of 999", (id) => `pay:o:${id}:999`],
  ])("(%s) buy nothing", async (what, data) => {
    const { id } = await makeOffer({ priceMinor: what.includes("cent") ? 2n : 1n, units: 8 });
    const chat = await openChat(world(), { balanceMinor: 5_000n });
    await chat.say("/help");
    await chat.pressMadeUp(data(id));
    expect(chat.words()).not.toMatch(/undefined|null|NaN/);
    const undone = "SELECT error FROM telegram_update WHERE state <> 'done'";
    expect(await query({ text: undone })).toEqual([]);
    expect(await ordersOf(chat)).toEqual([]);
    expect(await balanceOf(chat.shopper.id)).toBe(5_000n);
    const open = "SELECT 1 FROM deposit WHERE shopper_id = $1 AND status <> 'settled'";
    expect(await query({ text: open, values: [chat.shopper.id] })).toEqual([]);
  });

  it("of somebody else's order or payment lead nowhere, and change nothing", async () => {
    const theirs = await atRemainder(4_000n);
    const { chat } = await atCheckout({ balanceMinor: 5_000n });
    const { orderId, depositId } = theirs;
    for (const data of [
      ...[`go:AAAA:${orderId}:2500:balance`, `go:AAAA:${orderId}:2500:ltc`, `pay:${orderId}`],
      ...["", ":cancel", ":cancel!", ":again"].map((act) => `ord:${orderId}${act}`),
      ...["show", "check", "cancel", "cancel!"].map((act) => `inv:${act}:${depositId}`),
    ])
      expect(await chat.pressMadeUp(data), data).toBe("That is not here any more.");
    expect(await stateOf(orderId)).toBe("awaiting");
    expect(await ordersOf(chat)).toEqual([]);
    expect(await balanceOf(chat.shopper.id)).toBe(5_000n);
    expect(await balanceOf(theirs.shopperId)).toBe(4_000n);
  });
});
