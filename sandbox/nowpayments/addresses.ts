import { createHash } from "node:crypto";

const BASE58 = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
const BECH32 = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const BASE64URL = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const HEX = "0123456789abcdef";

/** How the addresses of a network look. */
export type AddressKind = "btc" | "ltc" | "evm" | "tron" | "solana" | "ton" | "xrp";

/** An address of the right look for the network (its checksum is not real: nobody can send to it), one per seed. */
export function createAddress(kind: AddressKind, seed: string): string {
  switch (kind) {
    case "btc":
      return `bc1q${letters(BECH32, 38, seed)}`;
    case "ltc":
      return `ltc1q${letters(BECH32, 38, seed)}`;
    case "evm":
      return `0x${letters(HEX, 40, seed)}`;
    case "tron":
      return `T${letters(BASE58, 33, seed)}`;
    case "solana":
      return letters(BASE58, 44, seed);
    case "ton":
      return `UQ${letters(BASE64URL, 46, seed)}`;
    case "xrp":
      return `r${letters(BASE58, 33, seed)}`;
  }
}

/** A transaction hash of the network's look. */
export function createHash64(kind: AddressKind, seed: string): string {
  const hex = letters(HEX, 64, `tx:${seed}`);
  if (kind === "evm") return `0x${hex}`;
  return kind === "solana" ? letters(BASE58, 88, `tx:${seed}`) : hex;
}

/** A destination memo: digits, as exchanges print them. */
export function createMemo(seed: string): string {
  return `1${letters("0123456789", 8, `memo:${seed}`)}`;
}

function letters(alphabet: string, count: number, seed: string): string {
  let text = "";
  for (let block = 0; text.length < count; block += 1) {
    const bytes = createHash("sha256").update(`${seed}/${block}`).digest();
    for (const byte of bytes) text += alphabet[byte % alphabet.length];
  }
  return text.slice(0, count);
}
