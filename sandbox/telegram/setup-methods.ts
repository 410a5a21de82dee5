import { BotApiError, badRequest } from "./bot-api-error";
import type { TelegramDouble } from "./double";
import { uniqueId } from "./files";
import { isSafeUrl } from "./keyboard";
import { flagParam, integerParam, objectParam, textParam } from "./payload";
import type { ApiCall } from "./types";

/** getMe. */
export function getMe(double: TelegramDouble): unknown {
  return {
    ...double.bot,
    first_name: double.nameFor(""),
    can_join_groups: true,
    can_read_all_group_messages: false,
    supports_inline_queries: true,
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

/** getChat. */
export function getChat(double: TelegramDouble, call: ApiCall): unknown {
  return { ...double.chats.requireKnown(integerParam(call, "chat_id")), accent_color_id: 1 };
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
