import { randomInt } from "node:crypto";
import { badRequest } from "./bot-api-error";
import { readCaption, readText } from "./content";
import type { TelegramDouble } from "./double";
import { asDocument, asPhoto } from "./files";
import { readForcedReply, readKeyboard } from "./keyboard";
import { type InputMedia, readMedia } from "./media";
import { flagParam, integerParam, objectParam, textParam } from "./payload";
import type { ApiCall, Chat, Message, MessageContent } from "./types";

const ALBUM_MIN = 2;
const ALBUM_MAX = 10;

/** sendMessage. */
export async function sendMessage(double: TelegramDouble, call: ApiCall): Promise<Message> {
  const chat = double.chats.requireReachable(integerParam(call, "chat_id"));
  const preview = objectParam(call, "link_preview_options") as Record<string, unknown> | undefined;
  return post(double, chat, {
    call,
    content: { ...readText(call), ...(preview && { link_preview_options: preview }) },
  });
}

/** sendPhoto. */
export async function sendPhoto(double: TelegramDouble, call: ApiCall): Promise<Message> {
  const chat = double.chats.requireReachable(integerParam(call, "chat_id"));
  const photo = asPhoto(await double.files.resolve(call, { name: "photo" }));
  return post(double, chat, { call, content: { photo, ...readCaption(call) } });
}

/** sendDocument. */
export async function sendDocument(double: TelegramDouble, call: ApiCall): Promise<Message> {
  const chat = double.chats.requireReachable(integerParam(call, "chat_id"));
  const document = asDocument(await double.files.resolve(call, { name: "document" }));
  return post(double, chat, { call, content: { document, ...readCaption(call) } });
}

/** sendMediaGroup: two to ten photos, or as many documents, that appear as one. */
export async function sendMediaGroup(double: TelegramDouble, call: ApiCall): Promise<Message[]> {
  const chat = double.chats.requireReachable(integerParam(call, "chat_id"));
  const items = objectParam(call, "media") as InputMedia[];
  if (!Array.isArray(items)) throw badRequest("media group must be an Array");
  if (items.length < ALBUM_MIN) throw badRequest("there are too few messages to send as an album");
  if (items.length > ALBUM_MAX) throw badRequest("too many messages to send as an album");
  const kinds = new Set(items.map((item) => item.type));
  if (kinds.size > 1 && (kinds.has("document") || kinds.has("audio")))
    throw badRequest("document can't be mixed with other media types");
  // First everything is checked, then everything is posted: an album appears whole or not at all.
  const contents = await Promise.all(items.map((item) => readMedia(double, call, item)));
  const media_group_id = String(randomInt(2 ** 47));
  const { reply_markup: _none, ...params } = call.params; // an album has no buttons
  return contents.map((content) =>
    post(double, chat, { call: { ...call, params }, content: { ...content, media_group_id } }),
  );
}

/** sendChatAction: nothing to keep, but the chat must be reachable. */
export function sendChatAction(double: TelegramDouble, call: ApiCall): true {
  double.chats.requireReachable(integerParam(call, "chat_id"));
  if (!textParam(call, "action")) throw badRequest("wrong parameter action in request");
  return true;
}

function post(
  double: TelegramDouble,
  chat: Chat,
  { call, content }: { call: ApiCall; content: MessageContent },
): Message {
  const keyboard = readKeyboard(call, chat);
  const forced = readForcedReply(call);
  const answered = readRepliedTo(double, chat, call);
  const message = double.chats.add(chat, double.bot, {
    ...content,
    ...(flagParam(call, "protect_content") && { has_protected_content: true as const }),
    ...(answered && { reply_to_message: answered }),
    ...(keyboard && { reply_markup: keyboard }),
  });
  if (forced) double.forcedReplies.set(chat.id, { messageId: message.message_id, ...forced });
  double.changed();
  return message;
}

/** The message that `reply_parameters` names, without the one that it answers itself. */
function readRepliedTo(double: TelegramDouble, chat: Chat, call: ApiCall): Message | undefined {
  const reply = objectParam(call, "reply_parameters") as
    | { message_id?: number; allow_sending_without_reply?: boolean }
    | undefined;
  if (!reply) return undefined;
  const found = double.chats.find(chat.id, Number(reply.message_id));
  if (!found && !reply.allow_sending_without_reply)
    throw badRequest("message to be replied not found");
  const { reply_to_message: _before, ...message } = found ?? {};
  return found && (structuredClone(message) as Message);
}
