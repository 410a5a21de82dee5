import { pause, type SandboxContext } from "@/sandbox/context";
import { formatDecimal, multiplyDecimal, parseDecimal, roundDecimal } from "@/sandbox/decimal";
import { RequestLog } from "@/sandbox/request-log";
import { IpnSender } from "./ipn-sender";
import { Market } from "./market";
import { type BookSnapshot, type NewPayment, PaymentBook } from "./payment-book";
import { signBody } from "./sign";
import type {
  IpnDelivery,
  NowpaymentsSettings,
  PaymentStatus,
  PayOptions,
  SandboxPayment,
} from "./types";

const MINUTE_MS = 60_000;
const FULL_PATH: readonly PaymentStatus[] = ["confirming", "confirmed", "sending"];

/** What a data file keeps of the double. */
export type NowpaymentsSnapshot = BookSnapshot & {
  rates: { code: string; eurPerCoin: string; minimumEur: string; isAvailable: boolean }[];
};

/** NOWPayments in memory: payments, their life, and the IPNs they cause. The HTTP side is in `routes.ts`. */
export class NowpaymentsDouble {
  readonly apiKey: string;
  readonly market = new Market();
  readonly requests = new RequestLog();
  readonly settings: NowpaymentsSettings = {
    quoteMinutes: 20,
    validDays: 7,
    stepMs: 600,
    ipnRetries: 3,
    ipnRetryDelayMs: 1000,
    ipnTimeoutMs: 3000,
    isWaitingAnnounced: true,
    coveringPercent: "0.01",
    repeatedStatus: "finished",
    wrongAssetStatus: "finished",
    payoutCurrency: "usdttrc20",
  };
  readonly #context: SandboxContext;
  readonly #ipnSecret: string;
  readonly #sender: IpnSender;
  readonly #book: PaymentBook;

  constructor(
    context: SandboxContext,
    options: { apiKey: string; ipnSecret: string; ipnUrl: string | null; seed: string },
  ) {
    this.apiKey = options.apiKey;
    this.#context = context;
    this.#ipnSecret = options.ipnSecret;
    this.#book = new PaymentBook(this.market, this.settings, options.seed);
    this.#sender = new IpnSender(context, {
      settings: this.settings,
      ipnSecret: options.ipnSecret,
      defaultUrl: options.ipnUrl,
    });
  }

  /** Every payment, oldest first; children included. */
  payments(): SandboxPayment[] {
    return this.#book.all();
  }

  /** The payment of that id, or undefined. */
  payment(paymentId: string): SandboxPayment | undefined {
    return this.#book.find(paymentId);
  }

  /** Sets what one coin is worth in euros from now on; quotes given stay as they are. */
  setRate(coin: string, eurPerCoin: string): void {
    this.market.require(coin).eurPerCoin = formatDecimal(parseDecimal(eurPerCoin));
    this.#context.changed();
  }

  /** Sets the least a payment in this coin must be worth, in euros. */
  setMinimum(coin: string, minimumEur: string): void {
    this.market.require(coin).minimumEur = formatDecimal(parseDecimal(minimumEur));
    this.#context.changed();
  }

  /** Takes a coin out of service or back into it. */
  setAvailable(coin: string, isAvailable: boolean): void {
    this.market.require(coin).isAvailable = isAvailable;
    this.#context.changed();
  }

  /** Makes a payment with an address of its own, as POST /payment does. */
  create(order: NewPayment, now = Date.now()): SandboxPayment {
    const payment = this.#book.create(order, now);
    this.#context.changed();
    if (this.settings.isWaitingAnnounced) setImmediate(() => void this.#sender.notify(payment));
    return payment;
  }

  /**
   * Sends coins to the payment's address. The first transfer in the asked coin belongs to the payment itself; a second
   * one, or another coin, becomes a child payment. Resolves with the payment that took the money, after its last IPN.
   */
  async pay(options: PayOptions): Promise<SandboxPayment> {
    const target = this.#receive(options);
    await this.#advance(target);
    return target;
  }

  /** Like `pay`, but returns while the coins are still on their way. */
  payInBackground(options: PayOptions): SandboxPayment {
    const target = this.#receive(options);
    void this.#advance(target);
    return target;
  }

  /** Changes a payment as a test pleases. No IPN is sent. */
  setPayment(paymentId: string, patch: Partial<SandboxPayment>): SandboxPayment {
    const payment = this.#book.require(paymentId);
    Object.assign(payment, { updatedAt: Date.now() }, patch);
    this.#context.changed();
    return payment;
  }

  /** Sends one IPN about the payment as it is now, whatever the weather, and tells what was answered. */
  async sendIpn(paymentId: string, overrides?: Record<string, unknown>): Promise<IpnDelivery> {
    return this.#sender.sendOnce(this.#book.require(paymentId), overrides);
  }

  /** The signature NOWPayments would put on this body. */
  signIpn(body: unknown): string {
    return signBody(body, this.#ipnSecret);
  }

  /** Moves the payment so far into the past that its quote ended `minutesAgo` minutes ago. */
  expireQuote(paymentId: string, minutesAgo: number): SandboxPayment {
    const payment = this.#book.require(paymentId);
    const shift = payment.expirationEstimateDate - (Date.now() - minutesAgo * MINUTE_MS);
    return this.setPayment(paymentId, {
      createdAt: payment.createdAt - shift,
      expirationEstimateDate: payment.expirationEstimateDate - shift,
      validUntil: payment.validUntil - shift,
    });
  }

  /** Ends the payment's life: status `expired`, with its IPN. Money may still come. */
  async expire(paymentId: string): Promise<void> {
    const payment = this.setPayment(paymentId, { status: "expired", validUntil: Date.now() - 1 });
    await this.#sender.notify(payment);
  }

  /** Expires what nobody paid within its life; the real service does so by itself. */
  async expireOverdue(now = Date.now()): Promise<void> {
    const overdue = this.payments().filter(
      (payment) => payment.status === "waiting" && payment.validUntil < now,
    );
    await Promise.all(overdue.map((payment) => this.expire(payment.paymentId)));
  }

  /** A new quote when the old one is over, as update-merchant-estimate gives it; before that, nothing changes. */
  refreshQuote(payment: SandboxPayment, now = Date.now()): void {
    if (now < payment.expirationEstimateDate) return;
    const route = { from: payment.priceCurrency, to: payment.payCurrency, mode: "up" } as const;
    payment.payAmount = this.market.convert(payment.priceAmount, route);
    payment.expirationEstimateDate = now + this.settings.quoteMinutes * MINUTE_MS;
    payment.updatedAt = now;
    this.#context.changed();
  }

  /** Waits until every IPN that is on its way, repetitions included, has been answered or given up. */
  ipnsSettled(): Promise<void> {
    return this.#sender.settled();
  }

  /** For the data file. */
  snapshot(): NowpaymentsSnapshot {
    const rates = this.market.coins.map(({ code, eurPerCoin, minimumEur, isAvailable }) => ({
      code,
      eurPerCoin,
      minimumEur,
      isAvailable,
    }));
    return { ...this.#book.snapshot(), rates };
  }

  /** Continues from a data file; payments on their way go on. */
  restore(snapshot: NowpaymentsSnapshot): void {
    this.#book.restore(snapshot);
    for (const { code, ...rate } of snapshot.rates)
      Object.assign(this.market.find(code) ?? {}, rate);
    for (const payment of this.payments()) void this.#advance(payment);
  }

  /** Books the coins and plans the statuses to come, without sending anything yet. */
  #receive(options: PayOptions): SandboxPayment {
    const asked = this.#book.require(options.paymentId);
    const coin = this.market.require(options.coin ?? asked.payCurrency).code;
    const amount = formatDecimal(
      parseDecimal(options.amount ?? this.#share(asked, coin, options.ratio ?? 1)),
    );
    const isFirst = coin === asked.payCurrency && parseDecimal(asked.actuallyPaid) === 0n;
    const target = isFirst ? asked : this.#book.createChild(asked, { coin, amount });
    target.actuallyPaid = amount;
    target.payinHash = this.#book.hash(target, "in");
    const last = options.finishAs ?? this.#verdict(target);
    target.nextStatuses = options.confirmations === "instant" ? [last] : [...FULL_PATH, last];
    this.#context.log({
      source: "wallet",
      text: `Wallet sent ${amount} ${coin.toUpperCase()} to payment ${asked.paymentId}`,
      tone: "plain",
    });
    this.#context.changed();
    return target;
  }

  #share(payment: SandboxPayment, coin: string, ratio: number): string {
    const { precision } = this.market.require(coin);
    const route = { from: payment.priceCurrency, to: coin };
    const isAsked = coin === payment.payCurrency;
    const whole = isAsked ? payment.payAmount : this.market.convert(payment.priceAmount, route);
    const share = multiplyDecimal(parseDecimal(whole), parseDecimal(ratio));
    return formatDecimal(roundDecimal(share, { digits: precision, mode: "down" }));
  }

  #verdict(payment: SandboxPayment): PaymentStatus {
    const parent = payment.parentPaymentId && this.#book.find(payment.parentPaymentId);
    const { repeatedStatus, wrongAssetStatus, coveringPercent } = this.settings;
    if (parent)
      return parent.payCurrency === payment.payCurrency ? repeatedStatus : wrongAssetStatus;
    const asked = parseDecimal(payment.payAmount);
    const covered = multiplyDecimal(asked, parseDecimal(coveringPercent) / 100n);
    return asked - parseDecimal(payment.actuallyPaid) <= covered ? "finished" : "partially_paid";
  }

  async #advance(payment: SandboxPayment): Promise<void> {
    const isStepwise = payment.nextStatuses.length > 1;
    while (payment.nextStatuses.length > 0) {
      if (isStepwise) await pause(this.#context, this.settings.stepMs);
      const status = payment.nextStatuses[0];
      if (this.#context.signal.aborted || !status) return;
      payment.nextStatuses.shift();
      payment.status = status;
      payment.updatedAt = Date.now();
      if (status === "finished" || status === "partially_paid") {
        payment.outcomeAmount = this.#book.outcome(payment.actuallyPaid, payment.payCurrency);
        payment.payoutHash = this.#book.hash(payment, "out");
      }
      this.#context.changed();
      await this.#sender.notify(payment);
    }
  }
}
