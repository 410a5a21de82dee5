import {
  divideDecimal,
  formatDecimal,
  multiplyDecimal,
  parseDecimal,
  roundDecimal,
} from "@/sandbox/decimal";
import { createAddress, createHash64, createMemo } from "./addresses";
import type { Market } from "./market";
import type { NowpaymentsSettings, SandboxPayment } from "./types";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** What POST /payment asked for, already checked. */
export type NewPayment = Pick<
  SandboxPayment,
  | "priceAmount"
  | "priceCurrency"
  | "payCurrency"
  | "orderId"
  | "orderDescription"
  | "ipnCallbackUrl"
> &
  Partial<Pick<SandboxPayment, "purchaseId" | "isFixedRate" | "isFeePaidByUser" | "payAmount">>;

/** What a data file keeps of the book. */
export type BookSnapshot = { seed: string; counter: number; payments: SandboxPayment[] };

/** All payments, and how new ones come to be. Ids and addresses follow from seed and counter, so none comes twice. */
export class PaymentBook {
  readonly #payments = new Map<string, SandboxPayment>();
  readonly #market: Market;
  readonly #settings: NowpaymentsSettings;
  #seed: string;
  #counter = 0;

  constructor(market: Market, settings: NowpaymentsSettings, seed: string) {
    this.#market = market;
    this.#settings = settings;
    this.#seed = seed;
  }

  /** Every payment, oldest first; children included. */
  all(): SandboxPayment[] {
    return [...this.#payments.values()];
  }

  /** The payment of that id, or undefined. */
  find(paymentId: string): SandboxPayment | undefined {
    return this.#payments.get(paymentId);
  }

  /** The payment of that id; an unknown one is an error. */
  require(paymentId: string): SandboxPayment {
    const payment = this.#payments.get(paymentId);
    if (!payment) throw new RangeError(`the sandbox has no payment ${paymentId}`);
    return payment;
  }

  /** A payment waiting at an address of its own. */
  create(order: NewPayment, now: number): SandboxPayment {
    const coin = this.#market.require(order.payCurrency);
    const route = { from: order.priceCurrency, to: coin.code, mode: "up" } as const;
    const payAmount = order.payAmount ?? this.#market.convert(order.priceAmount, route);
    const paymentId = this.#nextId(4_500_000_000);
    const seed = `${this.#seed}:${paymentId}`;
    return this.#keep({
      isFixedRate: false,
      isFeePaidByUser: false,
      purchaseId: this.#nextId(5_500_000_000),
      ...order,
      ...this.#fresh(now),
      paymentId,
      parentPaymentId: null,
      payAddress: createAddress(coin.addressKind, seed),
      payinExtraId: coin.hasMemo ? createMemo(seed) : null,
      payCurrency: coin.code,
      payAmount,
      outcomeAmount: this.outcome(payAmount, coin.code),
    });
  }

  /**
   * A transfer that the parent cannot take: same address and order, figures rewritten to what arrived. A wrong coin
   * rewrites the price as well; that figure then has nothing to do with the currency beside it.
   */
  createChild(parent: SandboxPayment, transfer: { coin: string; amount: string }): SandboxPayment {
    const { coin, amount } = transfer;
    const eur = this.#market.toEur(amount, coin);
    const fiat = divideDecimal(eur, this.#market.eurRate(parent.priceCurrency));
    const child = this.#keep({
      ...parent,
      ...this.#fresh(Date.now()),
      paymentId: this.#nextId(4_500_000_000),
      parentPaymentId: parent.paymentId,
      payCurrency: coin,
      payAmount: amount,
      priceAmount: coin === parent.payCurrency ? parent.priceAmount : amount,
      actuallyPaidAtFiat: formatDecimal(roundDecimal(fiat, { digits: 8, mode: "down" })),
      outcomeAmount: this.outcome(amount, coin),
    });
    parent.childPaymentIds.push(child.paymentId);
    return child;
  }

  /** What the merchant gets for an amount: converted to the payout coin, less half a percent. */
  outcome(amount: string, from: string): string {
    const gross = this.#market.convert(amount, { from, to: this.#settings.payoutCurrency });
    const net = multiplyDecimal(parseDecimal(gross), parseDecimal("0.995"));
    return formatDecimal(roundDecimal(net, { digits: 6, mode: "down" }));
  }

  /** A transaction hash that belongs to this payment, in the look of its coin's network. */
  hash(payment: SandboxPayment, direction: "in" | "out"): string {
    const coin = direction === "in" ? payment.payCurrency : this.#settings.payoutCurrency;
    const { addressKind } = this.#market.require(coin);
    return createHash64(addressKind, `${this.#seed}:${direction}:${payment.paymentId}`);
  }

  /** For the data file. */
  snapshot(): BookSnapshot {
    return { seed: this.#seed, counter: this.#counter, payments: this.all() };
  }

  /** Continues from a data file. */
  restore(snapshot: BookSnapshot): void {
    this.#seed = snapshot.seed;
    this.#counter = snapshot.counter;
    for (const payment of snapshot.payments) this.#payments.set(payment.paymentId, payment);
  }

  #fresh(now: number) {
    return {
      childPaymentIds: [],
      status: "waiting",
      actuallyPaid: "0",
      actuallyPaidAtFiat: "0",
      outcomeCurrency: this.#settings.payoutCurrency,
      payinHash: null,
      payoutHash: null,
      createdAt: now,
      updatedAt: now,
      expirationEstimateDate: now + this.#settings.quoteMinutes * MINUTE_MS,
      validUntil: now + this.#settings.validDays * DAY_MS,
      nextStatuses: [],
    } satisfies Partial<SandboxPayment>;
  }

  #nextId(base: number): string {
    this.#counter += 1;
    return String(base + this.#counter * 7919);
  }

  #keep(payment: SandboxPayment): SandboxPayment {
    this.#payments.set(payment.paymentId, payment);
    return payment;
  }
}
