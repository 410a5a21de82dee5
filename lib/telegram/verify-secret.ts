import { createHash, timingSafeEqual } from "node:crypto";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";

/**
 * Lets in only who knows the webhook's secret, before anything else of the call is read. Constant time; without a secret nobody is let in.
 * @throws AppError SIGNATURE_INVALID
 */
export function verifySecret(given: string | null): void {
  const secret = env().TELEGRAM_WEBHOOK_SECRET;
  if (!secret || !given || !timingSafeEqual(digest(given), digest(secret)))
    throw new AppError("SIGNATURE_INVALID");
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
