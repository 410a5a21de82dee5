import { badRequest } from "./bot-api-error";
import type { TelegramDouble } from "./double";
import { flagParam, textParam } from "./payload";
import type { ApiCall } from "./types";

const TOAST_LIMIT = 200;
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
