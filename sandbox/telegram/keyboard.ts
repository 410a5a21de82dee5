import { badRequest } from "./bot-api-error";
import { objectParam } from "./payload";
import type { ApiCall, Chat, InlineButton, InlineKeyboardMarkup } from "./types";

const CALLBACK_LIMIT_BYTES = 64;
const COPY_LIMIT = 256;
const PLACEHOLDER_LIMIT = 64;
const BUTTONS_MAX = 100;
const STYLES = ["danger", "success", "primary"];
const ACTIONS = [
  "url",
  "callback_data",
  "web_app",
  "copy_text",
  "login_url",
  "switch_inline_query",
  "switch_inline_query_current_chat",
  "switch_inline_query_chosen_chat",
  "callback_game",
  "disabled",
  "pay",
] as const;

/** What a message asks its reader to write, by `ForceReply`. */
export type ForcedReply = { placeholder: string };

/** The checked inline keyboard of a call, or undefined where it has none or another kind of markup. */
export function readKeyboard(
  call: ApiCall,
  place: Pick<Chat, "type"> = { type: "private" },
): InlineKeyboardMarkup | undefined {
  return checkKeyboard(objectParam(call, "reply_markup"), place);
}

/** The keyboard of an edit: there nothing but an inline keyboard will do. */
export function readInlineKeyboard(
  call: ApiCall,
  place: Pick<Chat, "type">,
): InlineKeyboardMarkup | undefined {
  const markup = objectParam(call, "reply_markup");
  if (typeof markup === "object" && markup !== null && !("inline_keyboard" in markup))
    throw badRequest("inline keyboard expected");
  return checkKeyboard(markup, place);
}

/** Checks a keyboard as it stands in a call or in an inline result. */
export function checkKeyboard(
  markup: unknown,
  place: Pick<Chat, "type">,
): InlineKeyboardMarkup | undefined {
  if (markup === undefined || markup === null) return undefined;
  if (typeof markup !== "object") throw badRequest("object expected as reply markup");
  const rows = (markup as Partial<InlineKeyboardMarkup>).inline_keyboard;
  if (rows === undefined) return undefined;
  if (!Array.isArray(rows) || !rows.every(Array.isArray))
    throw badRequest(
      'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    );
  for (const button of rows.flat()) checkButton(button, place);
  if (rows.flat().length > BUTTONS_MAX) throw badRequest("reply markup is too long");
  const filled = rows.filter((row) => row.length > 0);
  return filled.length > 0 ? { inline_keyboard: filled } : undefined;
}

/** The wish for a reply that a call carries, or undefined. */
export function readForcedReply(call: ApiCall): ForcedReply | undefined {
  const markup = objectParam(call, "reply_markup") as
    | { force_reply?: boolean; input_field_placeholder?: string }
    | undefined;
  if (!markup?.force_reply) return undefined;
  const placeholder = markup.input_field_placeholder ?? "";
  if (placeholder.length > PLACEHOLDER_LIMIT) throw badRequest("PLACEHOLDER_TOO_LONG");
  return { placeholder };
}

/** Whether Telegram would open this address: HTTPS, and for the sandbox also plain HTTP on this very machine. */
export function isSafeUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  return protocol === "https:" || (protocol === "http:" && isLocal);
}

function checkButton(button: InlineButton, place: Pick<Chat, "type">): void {
  if (typeof button.text !== "string" || button.text.trim() === "")
    throw badRequest("inline keyboard button text must be non-empty");
  const actions = ACTIONS.filter((action) => action in button);
  if (actions.length !== 1)
    throw badRequest(
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    );
  if (button.style !== undefined && !STYLES.includes(button.style))
    throw badRequest("can't parse inline keyboard button: Invalid button style specified");
  if (button.callback_data !== undefined) checkCallbackData(button.callback_data);
  if (button.web_app) checkWebApp(button.web_app.url, place);
  if (button.url !== undefined && !/^(https?|tg|ton|bitcoin|ethereum):/i.test(button.url))
    throw badRequest(`inline keyboard button URL '${button.url}' is invalid: Wrong HTTP URL`);
  if (button.copy_text && !isCopyable(button.copy_text.text))
    throw badRequest("BUTTON_COPY_TEXT_INVALID");
}

function checkWebApp(url: string, place: Pick<Chat, "type">): void {
  if (place.type !== "private") throw badRequest("BUTTON_TYPE_INVALID");
  if (!isSafeUrl(url))
    throw badRequest(
      `inline keyboard button Web App URL '${url}' is invalid: Only HTTPS links are allowed`,
    );
}

function isCopyable(text: unknown): boolean {
  return typeof text === "string" && text !== "" && text.length <= COPY_LIMIT;
}

function checkCallbackData(data: unknown): void {
  const length = typeof data === "string" ? Buffer.byteLength(data) : 0;
  if (length < 1 || length > CALLBACK_LIMIT_BYTES) throw badRequest("BUTTON_DATA_INVALID");
}
