/** Characters of a message, and of the words below a picture: UTF-16 code units after the entities are parsed, says the Bot API. */
export const TEXT_MAX = 4_096;
export const CAPTION_MAX = 1_024;

/** What a link into the shop may ask for; valid behind `start=` and `startapp=` alike. */
export type StartLink =
  | { readonly kind: "refill"; readonly telegramId: bigint; readonly amount: string }
  | { readonly kind: "product"; readonly slug: string }
  | { readonly kind: "order"; readonly orderId: string };

const PAYLOAD = /^[A-Za-z0-9_-]{1,64}$/;
const REFILL = /^refill_([1-9]\d{0,15})_(0|[1-9]\d{0,8})(?:-(\d{2}))?$/;
const PRODUCT = /^p_([a-z0-9][a-z0-9-]{0,60})$/;
const ORDER = /^order_(ord_[0-9a-z]{21})$/;

/**
 * Reads the payload of a deep link; null for whatever is not of its grammar. Anybody can make such a link: what it names must still be
 * checked against who follows it. An amount comes as "12.50".
 */
export function parseStartLink(payload: string): StartLink | null {
  if (!PAYLOAD.test(payload)) return null;
  const [, slug] = PRODUCT.exec(payload) ?? [];
  if (slug) return { kind: "product", slug };
  const [, orderId] = ORDER.exec(payload) ?? [];
  if (orderId) return { kind: "order", orderId };
  const [, telegramId, whole, cents = "00"] = REFILL.exec(payload) ?? [];
  const isNothing = whole === "0" && cents === "00";
  if (!telegramId || !whole || isNothing) return null;
  return { kind: "refill", telegramId: BigInt(telegramId), amount: `${whole}.${cents}` };
}

/**
 * What a failed call to Telegram means for the one who wanted it:
 * `retry_after` come back then, nothing was done · `blocked` this person cannot be written to · `bad_request` these words will never be
 * taken · `temporary` Telegram cannot just now, nothing was done · `lost_answer` nobody knows whether it was done.
 */
export type Failure =
  | { readonly kind: "retry_after"; readonly seconds: number }
  | {
      readonly kind: "blocked" | "bad_request" | "temporary" | "lost_answer";
      readonly reason: string;
    };
