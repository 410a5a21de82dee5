import { badRequest } from "./bot-api-error";
import { captionOf, textOf } from "./content";
import type { TelegramDouble } from "./double";
import { checkKeyboard } from "./keyboard";
import { objectParam } from "./payload";
import type { ApiCall, MessageContent } from "./types";

const RESULTS_MAX = 50;
const ID_LIMIT_BYTES = 64;

/** One thing a person can choose from what the bot found for them. */
export type InlineResult = {
  id: string;
  title: string;
  description: string;
  /** Address or file id of the little picture beside it; "" for none. */
  thumbnail: string;
  /** Address or file id of the picture that is posted; "" where only words are. */
  picture: string;
  /** The words and buttons that are posted. */
  content: MessageContent;
};

type Written = Record<string, unknown> & { input_message_content?: Record<string, unknown> };

/** The checked results of `answerInlineQuery`: at most 50, each with an id of its own of 1 to 64 bytes. */
export function readInlineResults(double: TelegramDouble, call: ApiCall): InlineResult[] {
  const results = objectParam(call, "results") ?? [];
  if (!Array.isArray(results)) throw badRequest("expected an Array of inline query results");
  if (results.length > RESULTS_MAX) throw badRequest("too many inline query results specified");
  const read = results.map((result) => readResult(double, result as Written));
  if (new Set(read.map(({ id }) => id)).size < read.length) throw badRequest("RESULT_ID_DUPLICATE");
  return read;
}

function readResult(double: TelegramDouble, result: Written): InlineResult {
  if (typeof result !== "object" || result === null)
    throw badRequest("can't parse inline query result: Inline query result must be an object");
  const type = requireText(result, "type");
  const id = requireText(result, "id");
  if (id === "" || Buffer.byteLength(id) > ID_LIMIT_BYTES) throw badRequest("RESULT_ID_INVALID");
  if (type !== "article" && type !== "photo")
    throw badRequest(`the sandbox shows no inline results of type ${type}`);
  const keyboard = checkKeyboard(result.reply_markup, { type: "group" }); // nor may a shared message open the Mini App itself
  const look = {
    title: optionalText(result, "title"),
    description: optionalText(result, "description"),
  };
  const body = type === "article" ? readArticle(result) : readPhoto(double, result);
  const content = { ...body.content, ...(keyboard && { reply_markup: keyboard }) };
  return { id, ...look, ...body, content };
}

type Body = Pick<InlineResult, "thumbnail" | "picture" | "content">;

function readArticle(result: Written): Body {
  requireText(result, "title");
  const content = readWords(result);
  if (!content) throw cannotParse("message_text");
  return { thumbnail: optionalText(result, "thumbnail_url"), picture: "", content };
}

function readPhoto(double: TelegramDouble, result: Written): Body {
  const fileId = optionalText(result, "photo_file_id");
  const picture = fileId || requireText(result, "photo_url");
  if (fileId && !double.files.find(fileId))
    throw badRequest("wrong file identifier/HTTP URL specified");
  if (!fileId && !isWebAddress(picture)) throw badRequest("WEBDOCUMENT_URL_INVALID");
  const thumbnail = fileId || optionalText(result, "thumbnail_url");
  if (thumbnail === "") throw badRequest("PHOTO_THUMB_URL_EMPTY");
  const words = readWords(result);
  if (words) return { thumbnail, picture: "", content: words };
  const caption = captionOf(optionalText(result, "caption"), {
    parseMode: optionalText(result, "parse_mode") || undefined,
    entities: result.caption_entities,
  });
  return { thumbnail, picture, content: caption };
}

function readWords({ input_message_content: words }: Written): MessageContent | undefined {
  if (!words) return undefined;
  const preview = words.link_preview_options as Record<string, unknown> | undefined;
  const text = textOf(requireText(words, "message_text"), {
    parseMode: optionalText(words, "parse_mode") || undefined,
    entities: words.entities,
  });
  return { ...text, ...(preview && { link_preview_options: preview }) };
}

function requireText(from: Record<string, unknown>, name: string): string {
  if (typeof from[name] !== "string") throw cannotParse(name);
  return from[name];
}

function optionalText(from: Record<string, unknown>, name: string): string {
  const value = from[name];
  return typeof value === "string" ? value : "";
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\//.test(url) && URL.canParse(url);
}

function cannotParse(field: string) {
  return badRequest(`can't parse inline query result: Can't find field "${field}"`);
}
