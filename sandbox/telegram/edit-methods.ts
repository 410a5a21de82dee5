import { isDeepStrictEqual } from "node:util";
import { badRequest } from "./bot-api-error";
import type { TelegramDouble } from "./double";
import { readKeyboard } from "./keyboard";
import { flagParam, integerParam, textParam } from "./payload";
import { readCaption, readText } from "./send-methods";
import type { ApiCall, Message } from "./types";

/** editMessageText: the new text; without a keyboard in the call the old one goes. */
export function editMessageText(double: TelegramDouble, call: ApiCall): Message {
  const message = findOwn(double, call);
  if (message.text === undefined) throw badRequest("there is no text in the message to edit");
  return change(double, message, {
    entities: undefined,
    ...readText(call),
    reply_markup: readKeyboard(call),
  });
}

/** editMessageCaption. */
export function editMessageCaption(double: TelegramDouble, call: ApiCall): Message {
  const message = findOwn(double, call);
  if (!message.photo && !message.document)
    throw badRequest("there is no caption in the message to edit");
  return change(double, message, {
    caption: undefined,
    caption_entities: undefined,
    ...readCaption(call),
    reply_markup: readKeyboard(call),
  });
}

/** editMessageReplyMarkup. */
export function editMessageReplyMarkup(double: TelegramDouble, call: ApiCall): Message {
  return change(double, findOwn(double, call), { reply_markup: readKeyboard(call) });
}

/** deleteMessage. */
export function deleteMessage(double: TelegramDouble, call: ApiCall): true {
  const user = double.chats.requireReachable(integerParam(call, "chat_id"));
  if (!double.chats.remove(user.id, integerParam(call, "message_id") ?? 0))
    throw badRequest("message to delete not found");
  double.changed();
  return true;
}

/** answerCallbackQuery: each press can be answered once. */
export function answerCallbackQuery(double: TelegramDouble, call: ApiCall): true {
  const id = textParam(call, "callback_query_id") ?? "";
  const text = textParam(call, "text") ?? "";
  if (text.length > 200) throw badRequest("MESSAGE_TOO_LONG");
  if (double.callbackAnswers.get(id) !== null)
    throw badRequest("query is too old and response timeout expired or query ID is invalid");
  const url = textParam(call, "url") ?? "";
  double.callbackAnswers.set(id, { text, showAlert: flagParam(call, "show_alert"), url });
  double.changed();
  return true;
}

/** answerPreCheckoutQuery. */
export function answerPreCheckoutQuery(double: TelegramDouble, call: ApiCall): true {
  const id = textParam(call, "pre_checkout_query_id") ?? "";
  if (double.preCheckoutAnswers.get(id) !== null)
    throw badRequest("query is too old and response timeout expired or query ID is invalid");
  const errorMessage = textParam(call, "error_message") ?? "";
  double.preCheckoutAnswers.set(id, { ok: flagParam(call, "ok"), errorMessage });
  double.changed();
  return true;
}

/** sendChatAction: nothing to keep, but the chat must be reachable. */
export function sendChatAction(double: TelegramDouble, call: ApiCall): true {
  double.chats.requireReachable(integerParam(call, "chat_id"));
  if (!textParam(call, "action")) throw badRequest("wrong parameter action in request");
  return true;
}

function findOwn(double: TelegramDouble, call: ApiCall): Message {
  const user = double.chats.requireReachable(integerParam(call, "chat_id"));
  const message = double.chats.find(user.id, integerParam(call, "message_id") ?? 0);
  if (!message) throw badRequest("message to edit not found");
  if (!message.from.is_bot) throw badRequest("message can't be edited");
  return message;
}

function change(double: TelegramDouble, message: Message, patch: Partial<Message>): Message {
  const before = structuredClone(message);
  Object.assign(message, patch);
  for (const [key, value] of Object.entries(patch))
    if (value === undefined) delete message[key as keyof Message];
  if (isDeepStrictEqual(before, message))
    throw badRequest(
      "message is not modified: specified new message content and reply markup are exactly the same as a current content and reply markup of the message",
    );
  message.edit_date = Math.floor(Date.now() / 1000);
  double.changed();
  return message;
}
