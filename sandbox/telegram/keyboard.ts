import { badRequest } from "./bot-api-error";
import { objectParam } from "./payload";
import type { ApiCall, InlineButton, InlineKeyboardMarkup } from "./types";

const CALLBACK_LIMIT_BYTES = 64;
const COPY_LIMIT = 256;
const ACTIONS = [
  "url",
  "callback_data",
  "web_app",
  "copy_text",
  "login_url",
  "switch_inline_query",
  "switch_inline_query_current_chat",
  "pay",
] as const;

/** The checked inline keyboard of a call; other kinds of markup are accepted and forgotten. */
export function readKeyboard(call: ApiCall): InlineKeyboardMarkup | undefined {
  const markup = objectParam(call, "reply_markup");
  if (markup === undefined || markup === null) return undefined;
  if (typeof markup !== "object") throw badRequest("object expected as reply markup");
  const rows = (markup as Partial<InlineKeyboardMarkup>).inline_keyboard;
  if (rows === undefined) return undefined;
  if (!Array.isArray(rows) || !rows.every(Array.isArray))
    throw badRequest(
      'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays',
    );
  for (const button of rows.flat()) checkButton(button);
  const filled = rows.filter((row) => row.length > 0);
  return filled.length > 0 ? { inline_keyboard: filled } : undefined;
}

/** Whether Telegram would open this address: HTTPS, and for the sandbox also plain HTTP on this very machine. */
export function isSafeUrl(url: string): boolean {
  if (!URL.canParse(url)) return false;
  const { protocol, hostname } = new URL(url);
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(hostname);
  return protocol === "https:" || (protocol === "http:" && isLocal);
}

function checkButton(button: InlineButton): void {
  if (typeof button.text !== "string" || button.text.trim() === "")
    throw badRequest("inline keyboard button text must be non-empty");
  const actions = ACTIONS.filter((action) => action in button);
  if (actions.length !== 1)
    throw badRequest(
      "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard",
    );
  if (button.callback_data !== undefined) checkCallbackData(button.callback_data);
  if (button.web_app && !isSafeUrl(button.web_app.url))
    throw badRequest(
      `inline keyboard button Web App URL '${button.web_app.url}' is invalid: Only HTTPS links are allowed`,
    );
  if (button.url !== undefined && !/^(https?|tg|ton|bitcoin|ethereum):/i.test(button.url))
    throw badRequest(`inline keyboard button URL '${button.url}' is invalid: Wrong HTTP URL`);
  if (
    button.copy_text &&
    (button.copy_text.text === "" || button.copy_text.text.length > COPY_LIMIT)
  )
    throw badRequest("BUTTON_COPY_TEXT_INVALID");
}

function checkCallbackData(data: unknown): void {
  const length = typeof data === "string" ? Buffer.byteLength(data) : 0;
  if (length < 1 || length > CALLBACK_LIMIT_BYTES) throw badRequest("BUTTON_DATA_INVALID");
}
