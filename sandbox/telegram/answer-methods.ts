import { badRequest } from "./bot-api-error";
import type { TelegramDouble } from "./double";
import type { InlineAnswer } from "./inline-mode";
import { readInlineResults } from "./inline-results";
import { isSafeUrl } from "./keyboard";
import { flagParam, objectParam, textParam } from "./payload";
import type { ApiCall } from "./types";

const TOAST_LIMIT = 200;
const OFFSET_LIMIT_BYTES = 64;
const TOO_OLD = "query is too old and response timeout expired or query ID is invalid";

/** answerCallbackQuery: each press can be answered once. */
export function answerCallbackQuery(double: TelegramDouble, call: ApiCall): true {
  const id = textParam(call, "callback_query_id") ?? "";
  const text = textParam(call, "text") ?? "";
  if (text.length > TOAST_LIMIT) throw badRequest("MESSAGE_TOO_LONG");
  if (double.callbackAnswers.get(id) !== null) throw badRequest(TOO_OLD);
  const url = textParam(call, "url") ?? "";
  double.callbackAnswers.set(id, { text, showAlert: flagParam(call, "show_alert"), url });
  double.changed();
  return true;
}

/** answerPreCheckoutQuery. */
export function answerPreCheckoutQuery(double: TelegramDouble, call: ApiCall): true {
  const id = textParam(call, "pre_checkout_query_id") ?? "";
  if (double.preCheckoutAnswers.get(id) !== null) throw badRequest(TOO_OLD);
  const errorMessage = textParam(call, "error_message") ?? "";
  double.preCheckoutAnswers.set(id, { ok: flagParam(call, "ok"), errorMessage });
  double.changed();
  return true;
}

/** answerInlineQuery: each query can be answered once. */
export function answerInlineQuery(double: TelegramDouble, call: ApiCall): true {
  const results = readInlineResults(double, call);
  const nextOffset = textParam(call, "next_offset") ?? "";
  if (Buffer.byteLength(nextOffset) > OFFSET_LIMIT_BYTES) throw badRequest("NEXT_OFFSET_INVALID");
  const button = readResultsButton(call);
  const query = double.inline.queries.get(textParam(call, "inline_query_id") ?? "");
  if (!query || query.answer) throw badRequest(TOO_OLD);
  query.answer = { results, nextOffset, button };
  double.changed();
  return true;
}

function readResultsButton(call: ApiCall): InlineAnswer["button"] {
  const button = objectParam(call, "button") as InlineAnswer["button"] | undefined;
  if (!button) return null;
  if (!button.text)
    throw badRequest("can't parse inline query results button: Can't find field \"text\"");
  const { start_parameter: start, web_app: app } = button;
  if ((start === undefined) === (app === undefined))
    throw badRequest(
      "can't parse inline query results button: InlineQueryResultsButton must have exactly one optional field",
    );
  if (start !== undefined && !/^[\w-]{1,64}$/.test(start)) throw badRequest("START_PARAM_INVALID");
  if (app && !isSafeUrl(app.url)) throw badRequest("BUTTON_URL_INVALID");
  return button;
}
