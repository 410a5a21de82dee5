import { createHash } from "node:crypto";
import { parseJson, requireJsonText } from "./parse-json";
import { isPaymentId } from "./parse-wire";
import type { GatewayEvent } from "./rules";
import { formatCanonical } from "./verify-signature";

/**
 * Reads a verified NOWPayments body; never throws. A payment carries `payment_id`; payouts and recurring transfers, which
 * arrive at the same address, are none of the shop's income and are `ignored`. The key is the SHA-256 of the canonical
 * form, since events have no id: the same news spelt twice has one key.
 */
export function parseEvent(rawBody: Buffer): GatewayEvent {
  const read = readBody(rawBody);
  if (!read) return { type: "unknown", key: hash(rawBody) };
  const key = hash(read.canonical);
  const { fields } = read;
  if (Object.hasOwn(fields, "payment_id")) {
    const id = fields.payment_id;
    return isPaymentId(id)
      ? { type: "payment", gatewayPaymentId: id, key }
      : { type: "unknown", key };
  }
  return { type: isPayout(fields) ? "ignored" : "unknown", key };
}

function isPayout(fields: Record<string, unknown>): boolean {
  if (typeof fields.batch_withdrawal_id === "string") return true;
  const recurring = ["id", "status", "currency", "amount"];
  return recurring.every((name) => typeof fields[name] === "string");
}

function readBody(rawBody: Buffer): { fields: Record<string, unknown>; canonical: string } | null {
  try {
    const fields = parseJson(rawBody);
    if (fields === null || typeof fields !== "object" || Array.isArray(fields)) return null;
    const canonical = formatCanonical(JSON.parse(requireJsonText(rawBody)));
    return { fields: fields as Record<string, unknown>, canonical };
  } catch {
    return null;
  }
}

function hash(content: Buffer | string): string {
  return createHash("sha256").update(content).digest("hex");
}
