import { env, requireEnv } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { consumeLimit, type LimitName } from "@/lib/rate-limit";
import { recordShopper } from "@/lib/shopper/record-shopper";
import { requireInvited } from "@/lib/shopper/require-invited";
import type { Shopper } from "@/lib/shopper/rules";
import { verifyInitData } from "@/lib/telegram/verify-init-data";

/**
 * Who is calling, by `X-Telegram-Init-Data`; their row is made at the first call, and the call is counted against `limit`.
 * @throws AppError INIT_DATA_MISSING, INIT_DATA_INVALID, INIT_DATA_EXPIRED, BANNED, NOT_INVITED, RATE_LIMITED
 */
export async function requireShopper(
  request: Request,
  limit: Extract<LimitName, "read" | "file" | "write" | "payment">,
): Promise<Shopper> {
  const person = verifyInitData(request.headers.get("x-telegram-init-data"), {
    botToken: requireEnv("TELEGRAM_BOT_TOKEN"),
    maxAgeSeconds: env().INIT_DATA_MAX_AGE_SECONDS,
    now: new Date(),
  });
  await consumeLimit(limit, person.telegramId.toString());
  const shopper = await recordShopper(person);
  if (shopper.isBanned) throw new AppError("BANNED");
  await requireInvited(shopper);
  return shopper;
}
