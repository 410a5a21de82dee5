import { randomInt } from "node:crypto";
import { badRequest } from "./bot-api-error";
import type { TelegramDouble } from "./double";
import { asDocument, asPhoto } from "./files";
import { detectEntities, type FormattedText, parseHtml } from "./html";
import { readKeyboard } from "./keyboard";
import { flagParam, integerParam, objectParam, textParam } from "./payload";
import type { ApiCall, Message, MessageEntity } from "./types";

const TEXT_LIMIT = 4096;
const CAPTION_LIMIT = 1024;
const ALBUM_MIN = 2;
const ALBUM_MAX = 10;

type AlbumItem = { type: string; media: string; caption?: string; parse_mode?: string };

/** sendMessage. */
export async function sendMessage(double: TelegramDouble, call: ApiCall): Promise<Message> {
  const user = double.chats.requireReachable(integerParam(call, "chat_id"));
  const text = readText(call);
  const keyboard = readKeyboard(call);
  return post(double, user.id, {
    ...text,
    ...common(call),
    ...(keyboard && { reply_markup: keyboard }),
  });
}

/** sendPhoto. */
export async function sendPhoto(double: TelegramDouble, call: ApiCall): Promise<Message> {
  const user = double.chats.requireReachable(integerParam(call, "chat_id"));
  const photo = asPhoto(await double.files.resolve(call, { name: "photo" }));
  const keyboard = readKeyboard(call);
  return post(double, user.id, {
    photo,
    ...readCaption(call),
    ...common(call),
    ...(keyboard && { reply_markup: keyboard }),
  });
}

/** sendDocument. */
export async function sendDocument(double: TelegramDouble, call: ApiCall): Promise<Message> {
  const user = double.chats.requireReachable(integerParam(call, "chat_id"));
  const document = asDocument(await double.files.resolve(call, { name: "document" }));
  const keyboard = readKeyboard(call);
  return post(double, user.id, {
    document,
    ...readCaption(call),
    ...common(call),
    ...(keyboard && { reply_markup: keyboard }),
  });
}

/** sendMediaGroup: two to ten photos, or as many documents, that appear as one. */
export async function sendMediaGroup(double: TelegramDouble, call: ApiCall): Promise<Message[]> {
  const user = double.chats.requireReachable(integerParam(call, "chat_id"));
  const items = objectParam(call, "media") as AlbumItem[];
  if (!Array.isArray(items)) throw badRequest("media group must be an Array");
  if (items.length < ALBUM_MIN) throw badRequest("there are too few messages to send as an album");
  if (items.length > ALBUM_MAX) throw badRequest("too many messages to send as an album");
  const kinds = new Set(items.map((item) => item.type));
  if (kinds.size > 1 && (kinds.has("document") || kinds.has("audio")))
    throw badRequest("document can't be mixed with other media types");
  const groupId = String(randomInt(2 ** 47));
  // First everything is checked, then everything is posted: an album appears whole or not at all.
  const contents = await Promise.all(items.map((item) => albumContent(double, call, item)));
  return contents.map((content) =>
    post(double, user.id, { ...content, ...common(call), media_group_id: groupId }),
  );
}

/** The text of a call, formatted and within Telegram's limits. */
export function readText(call: ApiCall): { text: string; entities?: MessageEntity[] } {
  const { text, entities } = format(textParam(call, "text") ?? "", {
    parseMode: textParam(call, "parse_mode"),
    entities: objectParam(call, "entities"),
  });
  if (text === "") throw badRequest("message text is empty");
  if (text.length > TEXT_LIMIT) throw badRequest("message is too long");
  return { text, ...(entities.length > 0 && { entities }) };
}

/** The caption of a call, formatted and within Telegram's limits; empty when there is none. */
export function readCaption(call: ApiCall): Pick<Message, "caption" | "caption_entities"> {
  return captionOf(textParam(call, "caption") ?? "", {
    parseMode: textParam(call, "parse_mode"),
    entities: objectParam(call, "caption_entities"),
  });
}

type Markup = { parseMode: string | undefined; entities: unknown };

function captionOf(source: string, markup: Markup): Pick<Message, "caption" | "caption_entities"> {
  const { text, entities } = format(source, markup);
  if (text.length > CAPTION_LIMIT) throw badRequest("message caption is too long");
  if (text === "") return {};
  return { caption: text, ...(entities.length > 0 && { caption_entities: entities }) };
}

function format(source: string, markup: Markup): FormattedText {
  const mode = markup.parseMode?.toLowerCase();
  if (mode === "html") {
    const parsed = parseHtml(source);
    const isTaken = (found: MessageEntity) =>
      parsed.entities.some(
        (entity) =>
          found.offset < entity.offset + entity.length &&
          entity.offset < found.offset + found.length,
      );
    const detected = detectEntities(parsed.text).filter((entity) => !isTaken(entity));
    return { text: parsed.text, entities: [...parsed.entities, ...detected] };
  }
  if (mode) throw badRequest("unsupported parse_mode");
  if (Array.isArray(markup.entities))
    return { text: source.trimEnd(), entities: markup.entities as MessageEntity[] };
  const text = source.trim();
  return { text, entities: detectEntities(text) };
}

async function albumContent(
  double: TelegramDouble,
  call: ApiCall,
  item: AlbumItem,
): Promise<Pick<Message, "photo" | "document" | "caption" | "caption_entities">> {
  const file = await double.files.resolve(call, { name: "media", value: item.media });
  const caption = captionOf(item.caption ?? "", {
    parseMode: item.parse_mode,
    entities: undefined,
  });
  if (item.type === "photo") return { photo: asPhoto(file), ...caption };
  if (item.type === "document") return { document: asDocument(file), ...caption };
  throw badRequest(`the sandbox shows no media of type ${item.type}`);
}

function common(call: ApiCall): Pick<Message, "has_protected_content"> {
  return flagParam(call, "protect_content") ? { has_protected_content: true } : {};
}

function post(
  double: TelegramDouble,
  chatId: number,
  content: Omit<Message, "message_id" | "from" | "chat" | "date">,
): Message {
  const message = double.chats.add(double.chats.requireUser(chatId), double.bot, content);
  double.changed();
  return message;
}
