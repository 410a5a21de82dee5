import { createHmac, generateKeyPairSync, type KeyObject, randomBytes, sign } from "node:crypto";
import type { TelegramUser } from "./types";

/** The key behind `signature`. Telegram's own is secret, so each sandbox makes one. */
export function createSigningKey(): KeyObject {
  return generateKeyPairSync("ed25519").privateKey;
}

/** Who opens the Mini App, when (epoch seconds), and with what start parameter. */
export type LaunchData = {
  user: TelegramUser;
  allowsWriteToPm: boolean;
  authDate: number;
  startParam?: string;
};

/** Raw init data as the Mini App receives it: a query string whose `hash` is made with the bot token. */
export function createInitData(
  launch: LaunchData,
  keys: { botToken: string; signingKey: KeyObject },
): string {
  const { is_bot: _isBot, ...person } = launch.user;
  const fields: Record<string, string> = {
    query_id: `AAE${randomBytes(12).toString("base64url")}`,
    user: JSON.stringify({
      id: person.id,
      first_name: person.first_name,
      last_name: "",
      ...(person.username && { username: person.username }),
      ...(person.language_code && { language_code: person.language_code }),
      ...(launch.allowsWriteToPm && { allows_write_to_pm: true }),
    }),
    auth_date: String(launch.authDate),
  };
  if (launch.startParam) fields.start_param = launch.startParam;
  const botId = keys.botToken.split(":")[0];
  const forSignature = `${botId}:WebAppData\n${checkString(fields)}`;
  fields.signature = sign(null, Buffer.from(forSignature), keys.signingKey).toString("base64url");
  const secret = createHmac("sha256", "WebAppData").update(keys.botToken).digest();
  fields.hash = createHmac("sha256", secret).update(checkString(fields)).digest("hex");
  return new URLSearchParams(fields).toString();
}

function checkString(fields: Record<string, string>): string {
  return Object.keys(fields)
    .sort()
    .map((key) => `${key}=${fields[key]}`)
    .join("\n");
}
