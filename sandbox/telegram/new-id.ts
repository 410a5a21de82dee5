import { randomUUID } from "node:crypto";

/** An id such as Telegram gives to queries: a number of up to 60 bits, as text. */
export function newId(): string {
  return String(BigInt(`0x${randomUUID().replaceAll("-", "").slice(0, 15)}`));
}
