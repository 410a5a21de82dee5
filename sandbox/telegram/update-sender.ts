import { pause, type SandboxContext } from "@/sandbox/context";
import { postJson } from "@/sandbox/post";
import type { Update } from "./types";

const MAX_DELAY_MS = 60_000;
const GIVE_UP_AFTER_MS = 24 * 60 * 60 * 1000;
const TIMEOUT_MS = 60_000;
/** Telegram sends these only to bots that ask for them by name. */
const OPT_IN = new Set(["chat_member", "message_reaction", "message_reaction_count"]);

/** Where updates go. */
export type Webhook = { url: string; secretToken: string; allowedUpdates: string[] };
type Waiting = { chatId: number; update: Update; queuedAt: number };
/** What a data file keeps. */
export type UpdateSnapshot = { webhook: Webhook; waiting: Waiting[] };

/** Delivers updates: one after the other per chat, chats in parallel, each again until it is answered with 2xx. */
export class UpdateSender {
  webhook: Webhook = { url: "", secretToken: "", allowedUpdates: [] };
  lastError: { at: number; message: string } | null = null;
  readonly #context: SandboxContext;
  readonly #onReply: (call: Record<string, unknown>) => void;
  readonly #queues = new Map<number, Waiting[]>();
  readonly #running = new Set<number>();
  #retryNow = new AbortController();

  constructor(context: SandboxContext, onReply: (call: Record<string, unknown>) => void) {
    this.#context = context;
    this.#onReply = onReply;
  }

  /** Updates not yet taken by the bot. */
  get pendingCount(): number {
    let count = 0;
    for (const queue of this.#queues.values()) count += queue.length;
    return count;
  }

  /** Puts an update into its chat's queue; kinds the webhook did not ask for are dropped. */
  push(chatId: number, update: Update): void {
    if (!this.#isWanted(update)) return;
    const queue = this.#queues.get(chatId) ?? [];
    queue.push({ chatId, update, queuedAt: Date.now() });
    this.#queues.set(chatId, queue);
    this.#context.changed();
    void this.#drain(chatId);
  }

  /** Points the updates elsewhere; what waits is delivered there unless dropped. */
  setWebhook(webhook: Webhook, options: { dropPending: boolean }): void {
    this.webhook = webhook;
    this.lastError = null;
    if (options.dropPending) this.#queues.clear();
    // A bot that registers itself is up: what waits for its next attempt need not wait longer.
    this.#retryNow.abort();
    this.#retryNow = new AbortController();
    this.#context.changed();
    for (const chatId of this.#queues.keys()) void this.#drain(chatId);
  }

  /** For the data file. */
  snapshot(): UpdateSnapshot {
    return { webhook: this.webhook, waiting: [...this.#queues.values()].flat() };
  }

  /** Continues from a data file. */
  restore(snapshot: UpdateSnapshot): void {
    this.webhook = snapshot.webhook;
    for (const waiting of snapshot.waiting) {
      const queue = this.#queues.get(waiting.chatId) ?? [];
      queue.push(waiting);
      this.#queues.set(waiting.chatId, queue);
    }
    for (const chatId of this.#queues.keys()) void this.#drain(chatId);
  }

  #isWanted(update: Update): boolean {
    const kind = Object.keys(update).find((key) => key !== "update_id") ?? "";
    const { allowedUpdates } = this.webhook;
    return allowedUpdates.length > 0 ? allowedUpdates.includes(kind) : !OPT_IN.has(kind);
  }

  async #drain(chatId: number): Promise<void> {
    if (this.#running.has(chatId)) return;
    this.#running.add(chatId);
    try {
      for (let next = this.#first(chatId); next; next = this.#first(chatId)) {
        await this.#deliver(next);
        const queue = this.#queues.get(chatId);
        // Dropped pending updates have emptied the queue meanwhile: then this one is not its head any more.
        if (queue?.[0] === next) queue.shift();
        if (queue?.length === 0) this.#queues.delete(chatId);
        this.#context.changed();
      }
    } finally {
      this.#running.delete(chatId);
    }
  }

  #first(chatId: number): Waiting | undefined {
    const canSend = this.webhook.url !== "" && !this.#context.signal.aborted;
    return canSend ? this.#queues.get(chatId)?.[0] : undefined;
  }

  async #deliver(waiting: Waiting): Promise<void> {
    for (let attempt = 0; !this.#context.signal.aborted; attempt += 1) {
      if (await this.#post(waiting.update)) return;
      const isGone = this.#queues.get(waiting.chatId)?.[0] !== waiting;
      if (isGone || Date.now() - waiting.queuedAt > GIVE_UP_AFTER_MS) return;
      if (attempt > 0) await this.#backOff(attempt);
    }
  }

  #backOff(attempt: number): Promise<void> {
    const signal = AbortSignal.any([this.#context.signal, this.#retryNow.signal]);
    return pause({ signal }, Math.min(MAX_DELAY_MS, 1000 * 2 ** attempt));
  }

  async #post(update: Update): Promise<boolean> {
    const { url, secretToken } = this.webhook;
    if (url === "") return false;
    try {
      const { status, body } = await postJson({
        url,
        headers: secretToken ? { "x-telegram-bot-api-secret-token": secretToken } : {},
        body: JSON.stringify(update),
        timeoutMs: TIMEOUT_MS,
      });
      if (status < 200 || status >= 300)
        throw new Error(`Wrong response from the webhook: ${status}`);
      this.#runReply(body);
      return true;
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      this.lastError = { at: Date.now(), message };
      this.#context.log({
        source: "update",
        text: `Update ${update.update_id} was not taken (${message}); it is sent again`,
        tone: "bad",
      });
      return false;
    }
  }

  /** A webhook may answer with a method call instead of making one. */
  #runReply(reply: string): void {
    if (!reply.startsWith("{")) return;
    const call: unknown = JSON.parse(reply);
    if (typeof call === "object" && call !== null && "method" in call)
      this.#onReply(call as Record<string, unknown>);
  }
}
