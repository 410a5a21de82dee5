/** How many codes are made at a time. */
export const CODES_MAX = 50;

/** How long a code may be good. */
export const DAYS_MAX = 365;
export const DAYS_USUAL = 30;

/** Crockford's base 32: without I, L, O and U, which somebody who copies by hand takes for something else. */
export const CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** 60 bits. */
export const CODE_LENGTH = 12;
/** Of these a code's beginning is kept, by which it is known again. */
export const BEGINNING_LENGTH = 4;

const TYPED_LENGTH_MAX = 40;

/** A code as people read it: "7K3M-Q9XT-2VBA". */
export function formatCode(code: string): string {
  return (code.match(/.{4}/g) ?? []).join("-");
}

/** Reads what somebody typed: small letters, other dashes and spaces, an O for a 0, an I or an L for a 1. Null for what can be no code. */
export function parseCode(text: string): string | null {
  if (text.length > TYPED_LENGTH_MAX) return null;
  const code = text
    .normalize("NFKC")
    .replaceAll(/[\s\p{Pd}\u2066-\u2069]/gu, "")
    .toUpperCase()
    .replaceAll("O", "0")
    .replaceAll(/[IL]/g, "1");
  const isCode = code.length === CODE_LENGTH && /^[0-9A-HJKMNP-TV-Z]+$/.test(code);
  return isCode ? code : null;
}

/** A code that nobody has used, as those who run the shop see it. */
export type CodeView = {
  readonly code_id: string;
  /** Its first four characters; the rest is known to whoever it was given to. */
  readonly beginning: string;
  readonly created_at: string;
  readonly created_by_name: string;
  readonly expires_at: string;
};
