import { BotApiError, badRequest } from "./bot-api-error";
import type { TelegramDouble } from "./double";
import { uniqueId } from "./files";
import { isSafeUrl } from "./keyboard";
import { flagParam, integerParam, objectParam, textParam } from "./payload";
import type { ApiCall, BotCommand, MenuButton } from "./types";

/** getMe. */
export function getMe(double: TelegramDouble): unknown {
  return {
    ...double.bot,
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: false,
    can_connect_to_business: false,
    has_main_web_app: true,
  };
}

/** setWebhook: HTTPS, or plain HTTP on this machine. */
export function setWebhook(double: TelegramDouble, call: ApiCall): true {
  const url = textParam(call, "url") ?? "";
  const secretToken = textParam(call, "secret_token") ?? "";
  if (url !== "" && !isSafeUrl(url))
    throw badRequest("bad webhook: An HTTPS URL must be provided for webhook");
  if (secretToken !== "" && !/^[A-Za-z0-9_-]{1,256}$/.test(secretToken))
    throw badRequest("secret token contains unallowed characters");
  const allowed = objectParam(call, "allowed_updates");
  const allowedUpdates = Array.isArray(allowed) ? allowed.map(String) : [];
  const dropPending = flagParam(call, "drop_pending_updates");
  double.updates.setWebhook({ url, secretToken, allowedUpdates }, { dropPending });
  return true;
}

/** deleteWebhook. */
export function deleteWebhook(double: TelegramDouble, call: ApiCall): true {
  const dropPending = flagParam(call, "drop_pending_updates");
  double.updates.setWebhook({ url: "", secretToken: "", allowedUpdates: [] }, { dropPending });
  return true;
}

/** getWebhookInfo. */
export function getWebhookInfo(double: TelegramDouble): unknown {
  const { webhook, lastError, pendingCount } = double.updates;
  return {
    url: webhook.url,
    has_custom_certificate: false,
    pending_update_count: pendingCount,
    max_connections: 40,
    ...(lastError && {
      last_error_date: Math.floor(lastError.at / 1000),
      last_error_message: lastError.message,
    }),
    ...(webhook.allowedUpdates.length > 0 && { allowed_updates: webhook.allowedUpdates }),
  };
}

/** setMyCommands, per scope and language. */
export function setMyCommands(double: TelegramDouble, call: ApiCall): true {
  const commands = objectParam(call, "commands");
  if (!Array.isArray(commands)) throw badRequest("commands must be an Array");
  if (commands.length > 100) throw badRequest("BOT_COMMANDS_TOO_MUCH");
  for (const { command, description } of commands as BotCommand[]) {
    if (!/^[a-z0-9_]{1,32}$/.test(command ?? "")) throw badRequest("BOT_COMMAND_INVALID");
    if (!description || description.length > 256)
      throw badRequest("BOT_COMMAND_DESCRIPTION_INVALID");
  }
  double.profile.commands[commandKey(call)] = commands as BotCommand[];
  double.changed();
  return true;
}

/** getMyCommands. */
export function getMyCommands(double: TelegramDouble, call: ApiCall): BotCommand[] {
  return double.profile.commands[commandKey(call)] ?? [];
}

/** deleteMyCommands. */
export function deleteMyCommands(double: TelegramDouble, call: ApiCall): true {
  delete double.profile.commands[commandKey(call)];
  double.changed();
  return true;
}

/** setMyDescription: what an empty chat shows. Kept for the default language only. */
export function setMyDescription(double: TelegramDouble, call: ApiCall): true {
  const description = textParam(call, "description") ?? "";
  if (description.length > 512) throw badRequest("BOT_DESCRIPTION_TOO_LONG");
  if (!textParam(call, "language_code")) double.profile.description = description;
  double.changed();
  return true;
}

/** setMyShortDescription. Kept for the default language only. */
export function setMyShortDescription(double: TelegramDouble, call: ApiCall): true {
  const description = textParam(call, "short_description") ?? "";
  if (description.length > 120) throw badRequest("BOT_SHORT_DESCRIPTION_TOO_LONG");
  if (!textParam(call, "language_code")) double.profile.shortDescription = description;
  double.changed();
  return true;
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

/** getChat. */
export function getChat(double: TelegramDouble, call: ApiCall): unknown {
  return { ...double.chats.requireReachable(integerParam(call, "chat_id")), accent_color_id: 1 };
}

/** getFile: the path below `/file/bot<token>/`. */
export function getFile(double: TelegramDouble, call: ApiCall): unknown {
  const fileId = textParam(call, "file_id") ?? "";
  const file = double.files.find(fileId);
  if (!file) throw badRequest("wrong file_id or the file is temporarily unavailable");
  if (file.bytes.length > 20 * 1024 * 1024)
    throw new BotApiError(400, "Bad Request: file is too big");
  return {
    file_id: fileId,
    file_unique_id: uniqueId(fileId),
    file_size: file.bytes.length,
    file_path: `documents/${fileId}`,
  };
}

function commandKey(call: ApiCall): string {
  const scope = (objectParam(call, "scope") ?? { type: "default" }) as {
    type: string;
    chat_id?: number;
  };
  const place = scope.chat_id === undefined ? scope.type : `${scope.type}:${scope.chat_id}`;
  return `${place}/${textParam(call, "language_code") ?? ""}`;
}
