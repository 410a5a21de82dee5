import { badRequest } from "./bot-api-error";
import type { TelegramDouble } from "./double";
import { isSafeUrl } from "./keyboard";
import { integerParam, objectParam, textParam } from "./payload";
import { commandKey, localized } from "./profile";
import type { ApiCall, BotCommand, MenuButton } from "./types";

const COMMANDS_MAX = 100;
const NAME_LIMIT = 64;
const DESCRIPTION_LIMIT = 512;
const SHORT_DESCRIPTION_LIMIT = 120;
const WIDE_SCOPES = [
  "default",
  "all_private_chats",
  "all_group_chats",
  "all_chat_administrators",
] as const;
const CHAT_SCOPES = ["chat", "chat_administrators"] as const;

/** setMyCommands, per scope and language; an empty list is none. */
export function setMyCommands(double: TelegramDouble, call: ApiCall): true {
  const commands = objectParam(call, "commands");
  if (!Array.isArray(commands)) throw badRequest("commands must be an Array");
  if (commands.length > COMMANDS_MAX) throw badRequest("BOT_COMMANDS_TOO_MUCH");
  for (const { command, description } of commands as BotCommand[]) {
    if (!/^[a-z0-9_]{1,32}$/.test(command ?? "")) throw badRequest("BOT_COMMAND_INVALID");
    if (!description || description.length > 256)
      throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
  }
  const key = readKey(double, call);
  if (commands.length === 0) delete double.profile.commands[key];
  else double.profile.commands[key] = commands as BotCommand[];
  double.changed();
  return true;
}

/** getMyCommands: those of exactly that scope and language. */
export function getMyCommands(double: TelegramDouble, call: ApiCall): BotCommand[] {
  return double.profile.commands[readKey(double, call)] ?? [];
}

/** deleteMyCommands. */
export function deleteMyCommands(double: TelegramDouble, call: ApiCall): true {
  delete double.profile.commands[readKey(double, call)];
  double.changed();
  return true;
}

/** setMyName: what stands above the chat. */
export function setMyName(double: TelegramDouble, call: ApiCall): true {
  const words = { name: "name", limit: NAME_LIMIT, refusal: "BOT_TITLE_INVALID" };
  return setWords(double, call, { ...words, kept: double.profile.names });
}

/** getMyName. */
export function getMyName(double: TelegramDouble, call: ApiCall): unknown {
  return { name: double.nameFor(readLanguage(call)) };
}

/** setMyDescription: what an empty chat shows. */
export function setMyDescription(double: TelegramDouble, call: ApiCall): true {
  const words = { name: "description", limit: DESCRIPTION_LIMIT };
  const { descriptions: kept } = double.profile;
  return setWords(double, call, { ...words, refusal: "BOT_DESCRIPTION_TOO_LONG", kept });
}

/** getMyDescription. */
export function getMyDescription(double: TelegramDouble, call: ApiCall): unknown {
  return { description: localized(double.profile.descriptions, readLanguage(call)) };
}

/** setMyShortDescription: what stands on the bot's page and beside its link. */
export function setMyShortDescription(double: TelegramDouble, call: ApiCall): true {
  const words = { name: "short_description", limit: SHORT_DESCRIPTION_LIMIT };
  const { shortDescriptions: kept } = double.profile;
  return setWords(double, call, { ...words, refusal: "BOT_SHORT_DESCRIPTION_TOO_LONG", kept });
}

/** getMyShortDescription. */
export function getMyShortDescription(double: TelegramDouble, call: ApiCall): unknown {
  const words = localized(double.profile.shortDescriptions, readLanguage(call));
  return { short_description: words };
}

/** setChatMenuButton, for one chat or for all. */
export function setChatMenuButton(double: TelegramDouble, call: ApiCall): true {
  const button = (objectParam(call, "menu_button") ?? { type: "default" }) as MenuButton;
  if (button.type === "web_app" && !(button.text && isSafeUrl(button.web_app.url)))
    throw badRequest("BUTTON_URL_INVALID");
  const chatId = integerParam(call, "chat_id");
  if (chatId === undefined) double.profile.menuButton = button;
  else double.profile.menuButtonByChat[String(chatId)] = button;
  double.changed();
  return true;
}

/** getChatMenuButton. */
export function getChatMenuButton(double: TelegramDouble, call: ApiCall): MenuButton {
  return double.menuButton(integerParam(call, "chat_id") ?? 0);
}

type Words = { name: string; limit: number; refusal: string; kept: Record<string, string> };

/** Keeps words for a language; empty ones make room for those of everybody. */
function setWords(double: TelegramDouble, call: ApiCall, words: Words): true {
  const text = textParam(call, words.name) ?? "";
  if (text.length > words.limit) throw badRequest(words.refusal);
  const language = readLanguage(call);
  if (text === "") delete words.kept[language];
  else words.kept[language] = text;
  double.changed();
  return true;
}

function readLanguage(call: ApiCall): string {
  const language = textParam(call, "language_code") ?? "";
  if (language !== "" && !/^[a-z]{2}$/.test(language)) throw badRequest("LANG_CODE_INVALID");
  return language;
}

function readKey(double: TelegramDouble, call: ApiCall): string {
  const scope = (objectParam(call, "scope") ?? { type: "default" }) as {
    type: string;
    chat_id?: number | string;
    user_id?: number;
  };
  const language = readLanguage(call);
  if (isOneOf(WIDE_SCOPES, scope.type)) return commandKey(scope.type, language);
  if (!isOneOf([...CHAT_SCOPES, "chat_member"], scope.type))
    throw badRequest("can't parse BotCommandScope: Unsupported type specified");
  const { id } = double.chats.requireKnown(Number(scope.chat_id));
  const member = scope.type === "chat_member" ? `:${scope.user_id}` : "";
  return commandKey(`${scope.type}:${id}${member}`, language);
}

function isOneOf(known: readonly string[], value: string): boolean {
  return known.includes(value);
}
