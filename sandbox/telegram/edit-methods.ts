import { isDeepStrictEqual } from "node:util";
import { badRequest } from "./bot-api-error";
import { readCaption, readText } from "./content";
import type { TelegramDouble } from "./double";
import { findInlineMessage } from "./inline-mode";
import { readInlineKeyboard } from "./keyboard";
import { type InputMedia, readMedia } from "./media";
import { integerParam, objectParam, textParam } from "./payload";
import type { ApiCall, Chat, Message } from "./types";

const DELETABLE_SECONDS = 48 * 60 * 60;
const DELETED_AT_ONCE_MAX = 100;

/** What an edit answers: the message, or `true` for one that was posted by inline mode. */
type Edited = Message | true;

/** editMessageText: the new text; without a keyboard in the call the old one goes. */
export function editMessageText(double: TelegramDouble, call: ApiCall): Edited {
  const message = findOwn(double, call);
  if (message.text === undefined) throw badRequest("there is no text in the message to edit");
  const preview = objectParam(call, "link_preview_options") as Record<string, unknown> | undefined;
  return change(double, message, {
    entities: undefined,
    ...readText(call),
    link_preview_options: preview,
    reply_markup: readInlineKeyboard(call, placeOf(message)),
  });
}

/** editMessageCaption: the new caption, or none; the keyboard as with a text. */
export function editMessageCaption(double: TelegramDouble, call: ApiCall): Edited {
  const message = findOwn(double, call);
  if (!message.photo && !message.document)
    throw badRequest("there is no caption in the message to edit");
  return change(double, message, {
    caption: undefined,
    caption_entities: undefined,
    ...readCaption(call),
    reply_markup: readInlineKeyboard(call, placeOf(message)),
  });
}

/** editMessageMedia: another picture or file with a caption of its own, also in the place of a text. */
export async function editMessageMedia(double: TelegramDouble, call: ApiCall): Promise<Edited> {
  const message = findOwn(double, call);
  const media = objectParam(call, "media") as InputMedia | undefined;
  if (typeof media !== "object" || media === null)
    throw badRequest("can't parse InputMedia: expected an Object");
  if (message.media_group_id && (media.type === "photo") !== Boolean(message.photo))
    throw badRequest("can't use the media of the specified type in the album");
  const content = await readMedia(double, call, media);
  return change(double, message, {
    text: undefined,
    entities: undefined,
    link_preview_options: undefined,
    photo: undefined,
    document: undefined,
    caption: undefined,
    caption_entities: undefined,
    ...content,
    reply_markup: readInlineKeyboard(call, placeOf(message)),
  });
}

/** editMessageReplyMarkup. */
export function editMessageReplyMarkup(double: TelegramDouble, call: ApiCall): Edited {
  const message = findOwn(double, call);
  return change(double, message, { reply_markup: readInlineKeyboard(call, placeOf(message)) });
}

/** deleteMessage: what is younger than two days; in a group only what the bot wrote. */
export function deleteMessage(double: TelegramDouble, call: ApiCall): true {
  const chat = double.chats.requireReachable(integerParam(call, "chat_id"));
  const messageId = integerParam(call, "message_id");
  if (!messageId) throw badRequest("message identifier is not specified");
  const message = double.chats.find(chat.id, messageId);
  if (!message) throw badRequest("message to delete not found");
  if (!isDeletable(message)) throw badRequest("message can't be deleted for everyone");
  double.chats.remove(chat.id, messageId);
  double.changed();
  return true;
}

/** deleteMessages: up to a hundred; those that cannot be deleted are passed over. */
export function deleteMessages(double: TelegramDouble, call: ApiCall): true {
  const chat = double.chats.requireReachable(integerParam(call, "chat_id"));
  const ids = objectParam(call, "message_ids");
  if (!Array.isArray(ids) || ids.length === 0)
    throw badRequest("message identifiers are not specified");
  if (ids.length > DELETED_AT_ONCE_MAX) throw badRequest("too many message identifiers specified");
  for (const id of ids) {
    const message = double.chats.find(chat.id, Number(id));
    if (message && isDeletable(message)) double.chats.remove(chat.id, message.message_id);
  }
  double.changed();
  return true;
}

function isDeletable(message: Message): boolean {
  const isYoung = message.date > Date.now() / 1000 - DELETABLE_SECONDS;
  return isYoung && (message.chat.type === "private" || message.from.is_bot);
}

/** Where the buttons of a message stand: what inline mode posted may be anywhere. */
function placeOf(message: Message): Pick<Chat, "type"> {
  return message.via_bot ? { type: "group" } : message.chat;
}

function findOwn(double: TelegramDouble, call: ApiCall): Message {
  const inlineId = textParam(call, "inline_message_id");
  if (inlineId) {
    const posted = findInlineMessage(double, inlineId);
    if (!posted) throw badRequest("MESSAGE_ID_INVALID");
    return posted;
  }
  const chat = double.chats.requireReachable(integerParam(call, "chat_id"));
  const messageId = integerParam(call, "message_id");
  if (!messageId) throw badRequest("message identifier is not specified");
  const message = double.chats.find(chat.id, messageId);
  if (!message) throw badRequest("message to edit not found");
  if (!message.from.is_bot) throw badRequest("message can't be edited");
  return message;
}

function change(double: TelegramDouble, message: Message, patch: Partial<Message>): Edited {
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
  return message.via_bot ? true : message;
}
