/** The languages the shop speaks; one file of `lib/text` each. */
export const LANGUAGES = ["en"] as const;
export type Language = (typeof LANGUAGES)[number];

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

/** Answer of `GET /api/me`. */
export type ProfileView = {
  readonly telegram_id: number;
  readonly language: string;
  readonly balance: { readonly amount: string; readonly currency: string };
  readonly total_deposited: string;
  readonly total_spent: string;
};

/** The language to begin with for somebody whose Telegram speaks `languageCode` ("pt-br"): ours if we speak it, else English. */
export function chooseLanguage(languageCode: string | undefined): Language {
  const primary = languageCode?.toLowerCase().split("-")[0];
  return LANGUAGES.find((language) => language === primary) ?? "en";
}
