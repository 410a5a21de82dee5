/** One call that put messages into a chat; `at` in epoch milliseconds. */
export type SentCall = {
  at: number;
  chatId: number;
  method: string;
  /** How many messages it were: an album has several. */
  messages: number;
  /** They are in the chat, but the answer never reached the bot. */
  isLost: boolean;
};

const WINDOW_MS = 1000;
const PER_WINDOW = 30;
const CHAT_REFILL_MS = 1000;
const CHAT_BURST = 3;

type Bucket = { tokens: number; at: number };

/**
 * Telegram's limits as its FAQ tells them: 30 messages a second in all, and one call a second to one chat, where a short burst (here of three)
 * passes. Whoever is told to wait and does not is refused until the time is over. The times are the caller's, in milliseconds; with a `speed` of 5
 * their seconds are over in a fifth.
 */
export class SendLimits {
  /** How many calls it has refused. */
  refused = 0;
  readonly #speed: number;
  readonly #recent: { at: number; messages: number }[] = [];
  readonly #chats = new Map<number, Bucket>();
  readonly #refusedUntil = new Map<number | "all", number>();

  constructor({ speed = 1 }: { speed?: number } = {}) {
    this.#speed = speed;
  }

  /** The whole seconds the bot has to wait, or 0: then the messages are counted as sent. */
  take(call: { chatId: number; messages: number; at: number }): number {
    const { chatId, messages } = call;
    const at = call.at * this.#speed;
    const inAll = this.#waitInAll(messages, at);
    const inChat = this.#waitInChat(chatId, at);
    if (inAll > 0) this.#refuse("all", at + inAll);
    if (inChat > 0) this.#refuse(chatId, at + inChat);
    const waitMs = Math.max(this.#refused("all", at), this.#refused(chatId, at));
    if (waitMs > 0) {
      this.refused += 1;
      return Math.ceil(waitMs / 1000 / this.#speed);
    }
    this.#recent.push({ at, messages });
    this.#chats.set(chatId, { tokens: this.#tokens(chatId, at) - 1, at });
    return 0;
  }

  #waitInAll(messages: number, at: number): number {
    while (this.#recent[0] && this.#recent[0].at <= at - WINDOW_MS) this.#recent.shift();
    const sent = this.#recent.reduce((sum, call) => sum + call.messages, 0);
    const [oldest] = this.#recent;
    return oldest && sent + messages > PER_WINDOW ? oldest.at + WINDOW_MS - at : 0;
  }

  #waitInChat(chatId: number, at: number): number {
    return Math.max(0, (1 - this.#tokens(chatId, at)) * CHAT_REFILL_MS);
  }

  #tokens(chatId: number, at: number): number {
    const bucket = this.#chats.get(chatId);
    if (!bucket) return CHAT_BURST;
    return Math.min(CHAT_BURST, bucket.tokens + (at - bucket.at) / CHAT_REFILL_MS);
  }

  /** From now on nothing passes until whole seconds are over, as the bot was told. */
  #refuse(place: number | "all", until: number): void {
    this.#refusedUntil.set(place, Math.max(until, this.#refusedUntil.get(place) ?? 0));
  }

  #refused(place: number | "all", at: number): number {
    return Math.max(0, (this.#refusedUntil.get(place) ?? 0) - at);
  }
}
