import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { isSameSecret } from "@/lib/same-secret";

/**
 * Lets in only who knows the webhook's secret, before anything else of the call is read. Constant time; without a secret nobody is let in.
 * @throws AppError SIGNATURE_INVALID
 */
export function verifySecret(given: string | null): void {
  const secret = env().TELEGRAM_WEBHOOK_SECRET;
  if (!secret || !given || !isSameSecret(given, secret)) throw new AppError("SIGNATURE_INVALID");
}
