/** The languages the shop speaks, in chat and Mini App. */
export const LANGUAGES = ["en", "de", "ru", "ar"] as const;
export type Language = (typeof LANGUAGES)[number];

/** What the bot may ask somebody to type. */
export type PromptKind = "refill_amount" | "support_message" | "support_answer" | "ban";

/** In which a browser brings back the language it was told last. */
export const LANGUAGE_COOKIE = "language";

/** Who is calling, as the doors need to know it. */
export type Shopper = {
  readonly id: string;
  readonly telegramId: bigint;
  readonly language: string;
  readonly isBanned: boolean;
  readonly isFrozen: boolean;
};

/** A shopper as a page of those who run the shop names them. */
export type ShopperCard = {
  readonly shopper_id: string;
  readonly telegram_id: number;
  readonly first_name: string;
  readonly username: string | null;
  /** Decimal string in the shop's currency. */
  readonly balance: string;
  readonly is_banned: boolean;
  readonly is_frozen: boolean;
  readonly is_chat_blocked: boolean;
};

/** What stands beside a shopper's name, for those who run the shop. */
export const SHOPPER_MARKS = ["banned", "frozen", "note", "blocked"] as const;
export type ShopperMark = (typeof SHOPPER_MARKS)[number];

export const NOTE_MAX = 2_000;

/** A shopper as the lists of staff name them. */
export type ShopperName = {
  readonly shopper_id: string;
  readonly telegram_id: number;
  readonly first_name: string;
  readonly username: string | null;
  readonly marks: readonly ShopperMark[];
};

/** A shopper's orders are counted up to this in a list. */
export const COUNTED_ORDERS_MAX = 1_000;

/** A shopper in the list of those who run the shop. */
export type ShopperEntry = ShopperName & {
  readonly language: string;
  readonly created_at: string;
  readonly seen_at: string;
  readonly balance: string;
  readonly currency: string;
  readonly order_count: number;
};

/**
 * Why a shopper may come in, or that they may not: the shop takes everybody; they were let in by hand; they are known here, by their money
 * or as staff; or they wait to be let in.
 */
export type Admission = "open" | "admitted" | "known" | "waiting";

/** Answer of `GET /api/admin/shoppers/{id}`. An empty note is none. */
export type ShopperRecord = ShopperName & {
  readonly admission: Admission;
  readonly language: string;
  readonly created_at: string;
  readonly seen_at: string;
  readonly banned_at: string | null;
  readonly ban_reason: string | null;
  readonly frozen_at: string | null;
  readonly note: string;
  readonly currency: string;
  readonly balance: string;
  /** Set aside for a payout. */
  readonly on_hold: string;
  readonly total_deposited: string;
  readonly total_spent: string;
};

/** Answer of `GET /api/me`. */
export type ProfileView = {
  readonly telegram_id: number;
  readonly language: string;
  readonly balance: { readonly amount: string; readonly currency: string };
  readonly total_deposited: string;
  readonly total_spent: string;
};

/** The first language that the shop speaks among those of a single tag ("pt-br") or of an Accept-Language list, in their order. */
export function findLanguage(tags: string | null | undefined): Language | undefined {
  for (const entry of (tags ?? "").split(",")) {
    const primary = entry.trim().split(/[-_;]/)[0]?.toLowerCase();
    const found = LANGUAGES.find((language) => language === primary);
    if (found) return found;
  }
  return undefined;
}

/** The language to begin with for somebody whose Telegram or browser speaks these: ours if we speak one, else English. */
export function chooseLanguage(tags: string | null | undefined): Language {
  return findLanguage(tags) ?? "en";
}
