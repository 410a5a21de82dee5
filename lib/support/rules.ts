import type { ShopperName } from "@/lib/shopper/rules";

/** Characters of a message, in either direction. */
export const SUPPORT_TEXT_MAX = 1_000;

/** What a list of threads may be narrowed down to: the shopper waits for an answer; not closed; closed. */
export const THREAD_FILTERS = ["waiting", "open", "closed"] as const;
export type ThreadFilter = (typeof THREAD_FILTERS)[number];

/** A thread in the list of those who run the shop. */
export type ThreadEntry = {
  readonly thread_id: string;
  readonly state: "open" | "closed";
  /** Since when the shopper waits for an answer; null while they do not. */
  readonly waiting_since: string | null;
  readonly changed_at: string;
  readonly shopper: ShopperName;
  /** The beginning of the last message; empty where it is a picture alone. */
  readonly last_text: string;
  readonly is_last_answer: boolean;
  readonly message_count: number;
};

/** One message of a thread. */
export type ThreadMessage = {
  readonly message_id: string;
  /** Who answered; null where the shopper wrote. */
  readonly staff_name: string | null;
  readonly text: string;
  readonly has_photo: boolean;
  readonly order_id: string | null;
  readonly payment_id: string | null;
  readonly sent_at: string;
  /** What became of an answer on its way into the shopper's chat; null of what a shopper wrote. */
  readonly delivery: "queued" | "sent" | "blocked" | "dead" | null;
};

/** Answer of `GET /api/admin/support/{id}`: a page of its messages, the newest page first, each page in the order of time. */
export type ThreadView = Omit<ThreadEntry, "last_text" | "is_last_answer"> & {
  readonly messages: readonly ThreadMessage[];
  /** Where the messages before these begin. */
  readonly next_cursor: string | null;
};

/** What a text names that may be the writer's own: whole ids, or the six characters that shoppers see. */
export type NamedThings = {
  readonly orderId: string | null;
  readonly depositId: string | null;
  /** The end of an id of either kind. */
  readonly ending: string | null;
};

const ORDER = /\bord_[0-9a-z]{21}\b/i;
const DEPOSIT = /\bdep_[0-9a-z]{21}\b/i;
const ENDING = /#([0-9a-z]{6})\b/i;

/** Reads which order or payment a message is about, as far as it says. */
export function findNamedThings(text: string): NamedThings {
  const read = (pattern: RegExp, group: number) =>
    pattern.exec(text)?.[group]?.toLowerCase() ?? null;
  return { orderId: read(ORDER, 0), depositId: read(DEPOSIT, 0), ending: read(ENDING, 1) };
}

/** Whether a text is short enough for one message; counted as people count, an emoji as one. */
export function isMessageLength(text: string): boolean {
  return [...text].length <= SUPPORT_TEXT_MAX;
}
