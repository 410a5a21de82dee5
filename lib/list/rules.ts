/** How many entries a page of a list of staff holds. */
export const PAGE_LENGTH = 50;

/** A list is counted up to this; with more in it, it is only said that there are more. */
export const COUNTED_MAX = 10_000;

/** A page of a list, newest first, and how long the whole list is. */
export type ListPage<Entry> = {
  readonly items: readonly Entry[];
  readonly next_cursor: string | null;
  readonly count: number;
  readonly is_count_exact: boolean;
};

/** What somebody who looks for something typed, told apart by how it looks. */
export type SearchTerm =
  /** An id of ours or its start: everything that sorts from `first` to `last`. */
  | {
      readonly kind: "id";
      readonly noun: keyof typeof NOUNS;
      readonly first: string;
      readonly last: string;
    }
  /** A Telegram id (null where it is too long for one) or a gateway's number. */
  | { readonly kind: "number"; readonly digits: string; readonly telegramId: string | null }
  /** The last six characters of an id, as shoppers see it; perhaps a name all the same. */
  | { readonly kind: "ending"; readonly ending: string; readonly names: readonly string[] }
  /** An address, or what a gateway calls a payment; perhaps a long name all the same. */
  | { readonly kind: "word"; readonly word: string; readonly names: readonly string[] }
  /** A part of a name, or the start of one: patterns for LIKE, against lower-case names with a space between them. */
  | { readonly kind: "name"; readonly names: readonly string[] };

const NOUNS = { order: "ord", deposit: "dep", shopper: "shp" } as const;
const LAST = "z".repeat(24); // sorts after whatever an id goes on with
const TELEGRAM_ID_DIGITS_MAX = 16;
const WORD_LENGTH_MIN = 20;
/** Shorter ones are looked for at the start of a name only: half of all names hold any two letters. */
export const PART_LENGTH_MIN = 3;

/** Reads what was typed into a search. */
export function readSearch(text: string): SearchTerm {
  const id = /^(ord|dep|shp)_[0-9a-z]{0,40}$/i.exec(text);
  const noun = Object.entries(NOUNS).find(([, prefix]) => prefix === id?.[1]?.toLowerCase());
  if (noun) {
    const first = text.toLowerCase();
    return { kind: "id", noun: noun[0] as keyof typeof NOUNS, first, last: first + LAST };
  }
  if (/^\d{1,20}$/.test(text)) {
    const isTelegramId = text.length <= TELEGRAM_ID_DIGITS_MAX;
    return { kind: "number", digits: text, telegramId: isTelegramId ? text : null };
  }
  if (/^#[0-9a-z]{6}$/i.test(text) || /^(?=.*\d)[0-9a-z]{6}$/i.test(text)) {
    const ending = text.slice(-6).toLowerCase();
    return { kind: "ending", ending, names: text.startsWith("#") ? [] : [containing(ending)] };
  }
  if (text.length >= WORD_LENGTH_MIN && /^[\w:.+/=-]+$/.test(text))
    return { kind: "word", word: text, names: [containing(text.toLowerCase())] };
  return { kind: "name", names: readNames(text.toLowerCase()) };
}

function readNames(text: string): string[] {
  const name = text.replace(/^@/, "");
  if (name.length >= PART_LENGTH_MIN && name === text) return [containing(name)];
  return [containing(name).slice(1), `% ${containing(name).slice(1)}`];
}

/** A pattern for LIKE: whatever has this text in it. */
export function containing(text: string): string {
  return `%${text.replaceAll(/[\\%_]/g, "\\$&")}%`;
}
