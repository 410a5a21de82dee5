import { createHmac, timingSafeEqual } from "node:crypto";
import { requireJsonText } from "./parse-json";

const SIGNATURE = /^[0-9a-f]{128}$/;

/**
 * Whether a body was signed by NOWPayments: HMAC-SHA512 over the bytes as they came, over the compact form with the keys
 * sorted at every depth (their SDK), or over that form with arrays as objects (their Node sample). All three vouch for the
 * same data. The header has one spelling, 128 lower-case hex digits; a body that could be read in two ways is refused.
 * A missing secret verifies nothing. Compares in constant time.
 */
export function verifySignature(event: {
  rawBody: Buffer;
  signature: string | null;
  secret: string;
}): boolean {
  const secret = event.secret.trim();
  if (secret === "" || event.signature === null || !SIGNATURE.test(event.signature)) return false;
  const given = Buffer.from(event.signature, "hex");
  const isSigned = (text: Buffer | string) =>
    timingSafeEqual(createHmac("sha512", secret).update(text).digest(), given);
  try {
    const body: unknown = JSON.parse(requireJsonText(event.rawBody));
    return (
      isSigned(event.rawBody) ||
      isSigned(formatCanonical(body)) ||
      isSigned(JSON.stringify(sortKeys(body, listAsObject)))
    );
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

/** The compact form that is signed: keys sorted at every depth, numbers as JavaScript writes them. */
export function formatCanonical(value: unknown): string {
  return JSON.stringify(sortKeys(value, (list) => list));
}

// Built as real objects on purpose: the signer is JavaScript too, and it moves keys that look like integers to the front.
function sortKeys(value: unknown, asList: (list: unknown[]) => unknown): unknown {
  if (Array.isArray(value)) return asList(value.map((item) => sortKeys(item, asList)));
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => byCodeUnits(left, right))
      .map(([key, item]) => [key, sortKeys(item, asList)]),
  );
}

function listAsObject(list: unknown[]): unknown {
  return Object.fromEntries(list.entries());
}

function byCodeUnits(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
