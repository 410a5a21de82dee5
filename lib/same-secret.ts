import { createHash, timingSafeEqual } from "node:crypto";

/** Compares what somebody sent with what only they should know; the time it takes tells neither length nor content. */
export function isSameSecret(given: string, expected: string): boolean {
  return timingSafeEqual(digest(given), digest(expected));
}

function digest(text: string): Buffer {
  return createHash("sha256").update(text).digest();
}
