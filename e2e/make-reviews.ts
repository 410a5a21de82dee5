// Brings about one review of each reason, as a gateway would: by what it says over HTTP.
import { createHmac } from "node:crypto";
import type { Page } from "@playwright/test";
import { control, expect } from "./phone";

type Payer = { readonly page: Page; readonly userId: number; readonly shopUrl: string };
type GatewayPayment = { paymentId: string; payAmount: string };

const IPN_SECRET = "journeys-ipn-secret"; // test/start-shop.ts
const API_KEY = "journeys-key";

/** One review of each reason. `offerId` costs 5.00; the shopper has 5.00 before and nothing after it. */
export async function makeReviews(payer: Payer, offerId: string): Promise<void> {
  const { page, shopUrl } = payer;
  await control(page, "settings", { stepMs: 50 });
  const spent = await refill(payer);
  await control(page, "pay", { payment_id: spent.paymentId, wait: true });
  await expect.poll(() => balanceOf(payer)).toBe("10.00");
  const offer = { type: "offer", offer_id: offerId };
  await ask(payer, "create", { ...offer, quantity: 2, currency: "balance" });
  const ordered = await findPayment(
    payer,
    await ask(payer, "create", { ...offer, quantity: 1, currency: "ltc" }),
  );
  const [unpriced, conflict, empty, unheard] = [
    await refill(payer),
    await refill(payer),
    await refill(payer),
    await refill(payer),
  ];
  await control(page, "pay", {
    ...{ payment_id: ordered.paymentId, coin: "sol", amount: "50", wait: true },
  });
  await say(page, spent.paymentId, { status: "refunded" });
  await say(page, conflict.paymentId, {
    ...{ status: "finished", actuallyPaid: conflict.payAmount, priceAmount: "4.00" },
  });
  await say(page, empty.paymentId, { status: "finished", actuallyPaid: "0" });
  await say(page, unheard.paymentId, { status: "on_hold", actuallyPaid: unheard.payAmount });
  await payInUnpricedCoin(page, unpriced);
  await payStranger(payer);
  await sendRiddle(page, shopUrl);
}

/** A refill of 5.00 in Litecoin that waits for its money. */
async function refill(payer: Payer): Promise<GatewayPayment> {
  return findPayment(payer, await ask(payer, "refill", { amount: "5.00", currency: "ltc" }));
}

/** Asks the shop for a payment, as the Mini App does: its id. */
async function ask(payer: Payer, path: "create" | "refill", data: object): Promise<string> {
  const answer = await payer.page.request.post(`${payer.shopUrl}/api/payment/${path}`, {
    headers: await signIn(payer),
    data,
  });
  const body = await answer.json();
  expect(answer.status(), JSON.stringify(body)).toBe(201);
  return body.payment_id;
}

async function signIn({ page, userId }: Payer): Promise<Record<string, string>> {
  const { init_data: initData } = await control<{ init_data: string }>(page, "launch", {
    user_id: userId,
  });
  return { "x-telegram-init-data": initData };
}

async function findPayment({ page }: Payer, paymentId: string): Promise<GatewayPayment> {
  const payments = await page.request.get(`/control/payments?order_id=${paymentId}`);
  const [payment] = (await payments.json()) as GatewayPayment[];
  if (!payment) throw new Error("the gateway knows no such payment");
  return payment;
}

async function balanceOf(payer: Payer): Promise<string> {
  const answer = await payer.page.request.get(`${payer.shopUrl}/api/me`, {
    headers: await signIn(payer),
  });
  return (await answer.json()).balance.amount;
}

/** Has the gateway say something else about a payment, until it is heard. */
async function say(page: Page, paymentId: string, patch: object): Promise<void> {
  await control(page, "set-payment", { payment_id: paymentId, patch });
  const send = () =>
    control<{ status: number | null }>(page, "send-ipn", { payment_id: paymentId });
  await expect.poll(async () => (await send()).status).toBe(200);
}

/** A second transfer, in a coin that the gateway has no price for. */
async function payInUnpricedCoin(page: Page, { paymentId: id }: GatewayPayment): Promise<void> {
  await control(page, "weather", { ipnDropRate: 1 });
  const child = await control<GatewayPayment>(page, "pay", {
    ...{ payment_id: id, coin: "sol", amount: "0.01", wait: true },
  });
  await control(page, "weather", { ipnDropRate: 0 });
  await say(page, child.paymentId, { payCurrency: "luna" });
}

/** Somebody pays another shop of the same account at the gateway. */
async function payStranger({ page, shopUrl }: Payer): Promise<void> {
  const answer = await page.request.post("/nowpayments/v1/payment", {
    headers: { "x-api-key": API_KEY },
    data: {
      ...{ price_amount: 5, price_currency: "eur", pay_currency: "ltc", order_id: "elsewhere" },
      ipn_callback_url: `${shopUrl}/api/ipn/nowpayments`,
    },
  });
  const { payment_id: id } = await answer.json();
  await control(page, "pay", { payment_id: id, wait: true });
}

/** Something that is genuine and has no readable shape. */
async function sendRiddle(page: Page, shopUrl: string): Promise<void> {
  const body = JSON.stringify({ riddle: "none of our words" });
  const signature = createHmac("sha512", IPN_SECRET).update(body).digest("hex");
  const answer = await page.request.post(`${shopUrl}/api/ipn/nowpayments`, {
    headers: { "content-type": "application/json", "x-nowpayments-sig": signature },
    data: Buffer.from(body),
  });
  expect(answer.status()).toBe(200);
}
