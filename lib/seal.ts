import {
  createCipheriv,
  createDecipheriv,
  createHmac,
  createSecretKey,
  hkdfSync,
  type KeyObject,
  randomBytes,
} from "node:crypto";
import { requireEnv } from "@/lib/env";

const CIPHER = "aes-256-gcm";
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
const KEY_BYTES = 32;

/** Seals bytes with AES-256-GCM: nonce, tag, ciphertext. `context` (an id) is authenticated, so that sealed rows cannot be swapped. */
export function seal(plain: Buffer, context: string): Buffer {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, derive("seal"), nonce).setAAD(Buffer.from(context));
  const sealed = Buffer.concat([cipher.update(plain), cipher.final()]);
  return Buffer.concat([nonce, cipher.getAuthTag(), sealed]);
}

/** Opens what `seal` closed under the same context. @throws Error when key, context or bytes are not the same */
export function unseal(sealed: Uint8Array, context: string): Buffer {
  const bytes = Buffer.from(sealed);
  const nonce = bytes.subarray(0, NONCE_BYTES);
  const tag = bytes.subarray(NONCE_BYTES, NONCE_BYTES + TAG_BYTES);
  // Without the length a tag of four bytes would pass, which can be guessed.
  const decipher = createDecipheriv(CIPHER, derive("seal"), nonce, { authTagLength: TAG_BYTES })
    .setAAD(Buffer.from(context))
    .setAuthTag(tag);
  return Buffer.concat([
    decipher.update(bytes.subarray(NONCE_BYTES + TAG_BYTES)),
    decipher.final(),
  ]);
}

/** A keyed fingerprint (HMAC-SHA256, 32 bytes): tells equal payloads without telling what they are. */
export function fingerprint(plain: Buffer): Buffer {
  return createHmac("sha256", derive("fingerprint")).update(plain).digest();
}

/** 32 bytes that nobody can guess without the shop's key; of the same name the same each time. */
export function secretBytes(name: string): Buffer {
  return createHmac("sha256", derive("secret bytes")).update(name).digest();
}

type Purpose = "seal" | "fingerprint" | "secret bytes";

/** The keys of the last master key: an import asks for them a hundred thousand times. */
const derived = { secret: "", keys: new Map<Purpose, KeyObject>() };

function derive(purpose: Purpose): KeyObject {
  const secret = requireEnv("ENCRYPTION_KEY");
  if (derived.secret !== secret) {
    derived.secret = secret;
    derived.keys.clear();
  }
  const known = derived.keys.get(purpose);
  if (known) return known;
  const master = Buffer.from(secret, "base64");
  const bytes = hkdfSync("sha256", master, "", `kiosk ${purpose}`, KEY_BYTES);
  const key = createSecretKey(Buffer.from(bytes));
  derived.keys.set(purpose, key);
  return key;
}
