import { createHmac, timingSafeEqual } from "node:crypto";

/** The same value with the keys of every object in order; arrays keep theirs. */
function sortDeep(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortDeep);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).sort(([left], [right]) => (left < right ? -1 : 1));
  return Object.fromEntries(entries.map(([key, inner]) => [key, sortDeep(inner)]));
}

/** The text that NOWPayments signs: sorted at every depth, compact, numbers written as JavaScript writes them. */
export function canonicalJson(body: unknown): string {
  return JSON.stringify(sortDeep(body));
}

/** Value of `x-nowpayments-sig`: lower-case hex HMAC-SHA512 over the canonical text. */
export function signBody(body: unknown, secret: string): string {
  return createHmac("sha512", secret.trim()).update(canonicalJson(body)).digest("hex");
}

/** A five-minute token as POST /auth hands out. */
export function createJwt(secret: string, now: number): string {
  const issuedAt = Math.floor(now / 1000);
  const head = encode({ alg: "HS256", typ: "JWT" });
  const claims = encode({ id: "4571012345", iat: issuedAt, exp: issuedAt + 300 });
  return `${head}.${claims}.${jwtSignature(`${head}.${claims}`, secret)}`;
}

/** Whether the token is ours and not yet over. */
export function isJwtValid(token: string, check: { secret: string; now: number }): boolean {
  const [head = "", claims = "", signature = ""] = token.split(".");
  const expected = Buffer.from(jwtSignature(`${head}.${claims}`, check.secret));
  const given = Buffer.from(signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  const { exp } = JSON.parse(Buffer.from(claims, "base64url").toString("utf8")) as { exp: number };
  return exp * 1000 > check.now;
}

function encode(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString("base64url");
}

function jwtSignature(text: string, secret: string): string {
  return createHmac("sha256", secret).update(text).digest("base64url");
}
