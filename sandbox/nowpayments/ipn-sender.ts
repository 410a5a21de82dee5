import { randomBytes } from "node:crypto";
import { pause, type SandboxContext } from "@/sandbox/context";
import { postJson } from "@/sandbox/post";
import { ipnShape } from "./shapes";
import { canonicalJson, signBody } from "./sign";
import type { IpnDelivery, NowpaymentsSettings, SandboxPayment } from "./types";

const REORDER_SPREAD_MS = 2500;

type Letter = { url: string; body: string; signature: string; label: string };

/** Posts IPNs: first attempts of one payment in order, repetitions on their own clock, and all kinds of weather. */
export class IpnSender {
  readonly #context: SandboxContext;
  readonly #settings: NowpaymentsSettings;
  readonly #ipnSecret: string;
  readonly #defaultUrl: string | null;
  readonly #lastByPayment = new Map<string, Promise<void>>();
  readonly #retries = new Set<Promise<void>>();

  constructor(
    context: SandboxContext,
    options: { settings: NowpaymentsSettings; ipnSecret: string; defaultUrl: string | null },
  ) {
    this.#context = context;
    this.#settings = options.settings;
    this.#ipnSecret = options.ipnSecret;
    this.#defaultUrl = options.defaultUrl;
  }

  /** Sends what the payment looks like now, as the weather allows; resolves after the first attempt. */
  async notify(payment: SandboxPayment): Promise<void> {
    const { weather, random } = this.#context;
    const letter = this.#letter(payment, ipnShape(payment, random));
    if (!letter) return;
    const label = letter.label;
    if (random() < weather.ipnDropRate) {
      this.#context.log({ source: "ipn", text: `${label}: lost on the way`, tone: "bad" });
      return;
    }
    const copies = weather.ipnDouble ? 2 : 1;
    const attempt = async () => {
      if (weather.ipnForge) await this.#forge(payment);
      for (let copy = 0; copy < copies; copy += 1) await this.#sendWithRetries(letter);
    };
    if (weather.ipnReorder) {
      await pause(this.#context, random() * REORDER_SPREAD_MS);
      await attempt();
      return;
    }
    const before = this.#lastByPayment.get(payment.paymentId) ?? Promise.resolve();
    const mine = before.then(attempt);
    this.#lastByPayment.set(payment.paymentId, mine);
    await mine;
    if (this.#lastByPayment.get(payment.paymentId) === mine)
      this.#lastByPayment.delete(payment.paymentId);
  }

  /** One attempt, no weather, no retry: what a test sends by hand. `overrides` are signed with the rest. */
  async sendOnce(
    payment: SandboxPayment,
    overrides: Record<string, unknown> = {},
  ): Promise<IpnDelivery> {
    const letter = this.#letter(payment, {
      ...ipnShape(payment, this.#context.random),
      ...overrides,
    });
    if (!letter) throw new Error(`payment ${payment.paymentId} has no IPN address`);
    return this.#post(letter);
  }

  /** Resolves when no repetition is under way any more. */
  async settled(): Promise<void> {
    await Promise.all([...this.#lastByPayment.values(), ...this.#retries]);
  }

  #letter(payment: SandboxPayment, body: Record<string, unknown>): Letter | null {
    const url = payment.ipnCallbackUrl ?? this.#defaultUrl;
    if (!url) return null;
    return {
      url,
      body: canonicalJson(body),
      signature: signBody(body, this.#ipnSecret),
      label: `IPN “${String(body.payment_status)}” for payment ${payment.paymentId}`,
    };
  }

  async #forge(payment: SandboxPayment): Promise<void> {
    const claim = { ...payment, status: "finished", actuallyPaid: payment.payAmount };
    const letter = this.#letter(claim, ipnShape(claim, this.#context.random));
    if (!letter) return;
    const { status } = await this.#post({ ...letter, signature: randomBytes(64).toString("hex") });
    this.#context.log({
      source: "ipn",
      text: `Forged “finished” for payment ${payment.paymentId}: answered ${status ?? "nothing"}`,
      tone: status === 401 ? "good" : "bad",
    });
  }

  async #sendWithRetries(letter: Letter): Promise<void> {
    if (await this.#attempt(letter)) return;
    const retry = this.#retry(letter).finally(() => this.#retries.delete(retry));
    this.#retries.add(retry);
  }

  async #retry(letter: Letter): Promise<void> {
    for (let round = 0; round < this.#settings.ipnRetries; round += 1) {
      await pause(this.#context, this.#settings.ipnRetryDelayMs);
      if (this.#context.signal.aborted || (await this.#attempt(letter))) return;
    }
  }

  async #attempt(letter: Letter): Promise<boolean> {
    const { status, durationMs } = await this.#post(letter);
    const isTaken = status !== null && status >= 200 && status < 300;
    this.#context.log({
      source: "ipn",
      text: `${letter.label}: ${status === null ? "no answer" : `answered ${status}`} in ${Math.round(durationMs)} ms`,
      tone: isTaken ? "good" : "bad",
    });
    return isTaken;
  }

  async #post(letter: Letter): Promise<IpnDelivery> {
    const startedAt = performance.now();
    try {
      const { status, body } = await postJson({
        url: letter.url,
        headers: { "x-nowpayments-sig": letter.signature },
        body: letter.body,
        timeoutMs: this.#settings.ipnTimeoutMs,
      });
      return { status, body, durationMs: performance.now() - startedAt };
    } catch {
      // Refused, broken or too slow: to the sender all the same, "no answer".
      return { status: null, body: "", durationMs: performance.now() - startedAt };
    }
  }
}
