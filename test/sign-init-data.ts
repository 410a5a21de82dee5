import { sign } from "@tma.js/init-data-node";
import { env } from "@/lib/env";

type Signed = {
  telegramId?: number | bigint;
  firstName?: string;
  language?: string;
  signedAt?: Date;
  token?: string;
};

/** Launch data as Telegram would sign it: the value of `X-Telegram-Init-Data`. */
export function signInitData({
  telegramId = 1001,
  firstName = "Ada",
  language = "en",
  signedAt = new Date(),
  token = env().TELEGRAM_BOT_TOKEN ?? "",
}: Signed = {}): string {
  const user = { id: Number(telegramId), first_name: firstName, language_code: language };
  return sign({ user }, token, signedAt);
}
