import { setTimeout as sleep } from "node:timers/promises";
import { query } from "@/lib/db";
import { signInitData } from "@/test/sign-init-data";
import type { Purchase } from "./plan";
import type { CampaignShop } from "./start-campaign-shop";

export type Bought = {
  readonly purchase: Purchase;
  readonly chat: number;
  readonly orderId: string;
};

/** What shoppers met on their way, by its name: "503", "IDEMPOTENCY_IN_PROGRESS", "no answer". */
export type Encounters = Map<string, number>;

type Payment = {
  payment_id: string;
  order_id: string;
  status: string;
  order_status: string;
  pay_address: string;
};
type Call = { method: "GET" | "POST"; path: string; key?: string; body?: object };
type Answer = { status: number; json: Record<string, unknown> };

const ANSWER_WITHIN_MS = 30_000;
const PATIENCE_MS = 600_000;
const PATIENCE_OF_A_TEST_MS = 120_000;
const PAUSE_MS = 400;

const SKIP_MINUTE =
  "UPDATE idempotent_request SET locked_until = now() WHERE key = $1 AND status IS NULL";

/** A shopper at their telephone: whatever fails is tried again with the same key, until the goods are in the chat. */
export class Buyer {
  readonly #shop: CampaignShop;
  readonly #chat: number;
  readonly #encounters: Encounters;

  constructor(shop: CampaignShop, chat: number, encounters: Encounters) {
    this.#shop = shop;
    this.#chat = chat;
    this.#encounters = encounters;
  }

  /** Buys once. @throws Error for a purchase that does not come to its end */
  async buy(purchase: Purchase): Promise<Bought> {
    const orderId =
      (purchase.manner === "balance" && (await this.#payFromBalance(purchase))) ||
      (await this.#payInCoins(purchase));
    await this.#follow(`/api/orders/${orderId}`, ["delivered"]);
    return { purchase, chat: this.#chat, orderId };
  }

  async #payFromBalance(purchase: Purchase): Promise<string | null> {
    const { status, json } = await this.#create(`balance-${purchase.number}`, {
      ...this.#wish(purchase),
      currency: "balance",
    });
    if (status === 409 && json.code === "INSUFFICIENT_BALANCE") return null;
    return String(this.#require(201, { status, json }).order_id);
  }

  async #payInCoins(purchase: Purchase): Promise<string> {
    const { manner, coin, number } = purchase;
    const payment = await this.#open(`coins-${number}`, {
      ...this.#wish(purchase),
      currency: coin,
    });
    if (!payment) throw new Error("a new order could not be paid");
    this.#send(payment, purchase, { under: 0.6, over: 1.5 }[manner as string] ?? 1);
    if (manner === "twice") this.#send(payment, purchase, 1);
    if (manner !== "under") return payment.order_id;
    // What is on the balance may make up for what was missing: then there is no remainder.
    const status = await this.#follow(`/api/payment/status/${payment.payment_id}`, [
      "underpaid",
      "settled",
    ]);
    if (status === "underpaid") await this.#payRemainder(payment, purchase);
    return payment.order_id;
  }

  /** A payment that was given up on its way is told as expired: then the shopper begins anew. */
  async #open(key: string, body: object): Promise<Payment | null> {
    for (let round = 0; ; round += 1) {
      const answer = await this.#create(`${key}-${round}`, body);
      if (answer.json.code === "ORDER_NOT_PAYABLE") return null;
      const payment = this.#require(201, answer) as Payment;
      if (payment.status === "waiting") return payment;
      this.#meet(`begun anew: ${payment.status}`);
    }
  }

  /** Money of an earlier purchase may have come onto the balance meanwhile and cover what was missing. */
  async #payRemainder({ order_id }: Payment, purchase: Purchase): Promise<void> {
    const body = { type: "order", order_id };
    const key = `remainder-${purchase.number}`;
    const payment = await this.#open(key, { ...body, currency: "usdttrc20" });
    if (payment) return this.#send(payment, purchase, 1);
    await this.#create(`${key}-balance`, { ...body, currency: "balance" });
  }

  #create(key: string, body: object): Promise<Answer> {
    return this.#ask({
      method: "POST",
      path: "/api/payment/create",
      key: `${key}-of-${this.#chat}`,
      body,
    });
  }

  #wish({ offer, quantity }: Purchase): object {
    return { type: "offer", offer_id: this.#shop.offerIds[offer], quantity };
  }

  /** The wallet knows nothing but the address. */
  #send({ pay_address }: Payment, { confirmations }: Purchase, ratio: number): void {
    const { nowpayments } = this.#shop.sandbox;
    const asked = nowpayments.payments().find(({ payAddress }) => payAddress === pay_address);
    if (!asked) throw new Error(`nobody gave out the address ${pay_address}`);
    nowpayments.payInBackground({ paymentId: asked.paymentId, ratio, confirmations });
  }

  async #follow(path: string, ends: readonly string[]): Promise<string> {
    const deadline = this.#deadline();
    for (;;) {
      const { json } = await this.#ask({ method: "GET", path });
      const status = String(json.status);
      if (ends.includes(status)) return status;
      if (Date.now() > deadline) throw new Error(`${path} is still ${status}`);
      await sleep(PAUSE_MS);
    }
  }

  /** Asks until there is an answer that is no failure of the shop. */
  async #ask(call: Call): Promise<Answer> {
    const deadline = this.#deadline();
    for (;;) {
      const answer = await this.#try(call);
      if (answer && answer.status < 500 && answer.status !== 429 && !isRunning(answer))
        return answer;
      this.#meet(answer ? String(answer.json.code ?? answer.status) : "no answer");
      if (Date.now() > deadline)
        throw new Error(`${call.path} has had no answer: ${JSON.stringify(answer)}`);
      await sleep(PAUSE_MS * (0.5 + Math.random()));
      // The try before this one has had its answer or its server died: nobody works on it any more.
      if (answer && isRunning(answer) && this.#shop.isImpatient)
        await query({ text: SKIP_MINUTE, values: [call.key] }).catch(() => undefined);
    }
  }

  async #try({ method, path, key, body }: Call): Promise<Answer | null> {
    try {
      const answer = await fetch(`${this.#shop.url}${path}`, {
        method,
        headers: {
          "x-telegram-init-data": signInitData({ telegramId: this.#chat }),
          ...(key && { "idempotency-key": key }),
          ...(body && { "content-type": "application/json" }),
        },
        body: body && JSON.stringify(body),
        signal: AbortSignal.timeout(ANSWER_WITHIN_MS),
      });
      return { status: answer.status, json: (await answer.json()) as Record<string, unknown> };
    } catch {
      return null;
    }
  }

  #require(status: number, answer: Answer): Record<string, unknown> {
    if (answer.status !== status)
      throw new Error(`answered ${answer.status}: ${JSON.stringify(answer.json)}`);
    return answer.json;
  }

  #deadline(): number {
    return Date.now() + (this.#shop.isImpatient ? PATIENCE_OF_A_TEST_MS : PATIENCE_MS);
  }

  #meet(name: string): void {
    this.#encounters.set(name, (this.#encounters.get(name) ?? 0) + 1);
  }
}

function isRunning({ json }: Answer): boolean {
  return json.code === "IDEMPOTENCY_IN_PROGRESS";
}
