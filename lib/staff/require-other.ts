import { env } from "@/lib/env";
import { refusal } from "@/lib/errors";
import type { Caller } from "./rules";

/** Nobody changes their own place, and the owners of ADMIN_IDS keep theirs. @throws AppError NOT_ALLOWED with `errors` */
export function requireOther(caller: Caller, telegramId: bigint): void {
  const refuse = (words: string) => refusal("NOT_ALLOWED", { telegram_id: [words] });
  if (telegramId === caller.telegramId) throw refuse("is your own account");
  if (env().ADMIN_IDS.includes(telegramId)) throw refuse("is an owner by ADMIN_IDS");
}
