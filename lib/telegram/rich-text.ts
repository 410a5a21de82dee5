/** A stretch of text in one style. Lengths count UTF-16 code units, as Telegram does. */
export type Run = { readonly text: string; readonly tag?: "b" | "i" | "s" | "code" };

/** Formatted text before it is markup: it can be measured and cut without ever cutting a tag. */
export type RichText = readonly Run[];

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
};

/** Makes any text safe inside HTML for Telegram; the only place where that happens. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => ENTITIES[character] ?? character);
}

/** For `parse_mode: "HTML"`. */
export function toHtml(text: RichText): string {
  return text
    .map((run) =>
      run.tag ? `<${run.tag}>${escapeHtml(run.text)}</${run.tag}>` : escapeHtml(run.text),
    )
    .join("");
}

/** The same words without any formatting. */
export function toPlain(text: RichText): string {
  return text.map((run) => run.text).join("");
}

/** What Telegram's limits count: the length after entities. */
export function lengthOf(text: RichText): number {
  return text.reduce((sum, run) => sum + run.text.length, 0);
}

/** Cuts text into pieces of at most `limit`, at the last line break that fits (which is dropped), else between two characters. */
export function splitText(text: RichText, limit: number): RichText[] {
  const pieces: RichText[] = [];
  for (let rest = text; lengthOf(rest) > 0; ) {
    const plain = toPlain(rest);
    if (plain.length <= limit) return [...pieces, rest];
    const lineBreak = plain.lastIndexOf("\n", limit);
    const end = lineBreak > 0 ? lineBreak : wholeCharacters(plain, limit);
    pieces.push(slice(rest, 0, end));
    rest = slice(rest, lineBreak > 0 ? end + 1 : end, plain.length);
  }
  return pieces;
}

/** The text if it is no longer than `limit`, else as much of it as fits, with an ellipsis. */
export function cutText(text: RichText, limit: number): RichText {
  if (lengthOf(text) <= limit) return text;
  const end = wholeCharacters(toPlain(text), limit - 1);
  return [...slice(text, 0, end), { text: "…" }];
}

// Half of a surrogate pair is no text.
function wholeCharacters(plain: string, end: number): number {
  return /[\uD800-\uDBFF]/.test(plain.charAt(end - 1)) ? end - 1 : end;
}

function slice(text: RichText, start: number, end: number): RichText {
  let position = 0;
  const kept: Run[] = [];
  for (const run of text) {
    const part = run.text.slice(Math.max(0, start - position), Math.max(0, end - position));
    if (part) kept.push({ ...run, text: part });
    position += run.text.length;
  }
  return kept;
}

// What Telegram takes out of a text, or changes, on its way: control characters, carriage returns, direction marks, white space at the ends.
const CHANGED = /[^\P{Cc}\n]|[\u2028-\u202e]|\u0333|\u033f|\u030a/u;

/** Whether a message would show exactly these characters, so that a code can be copied from it. */
export function isShownExactly(text: string): boolean {
  return text.trim() === text && !CHANGED.test(text);
}
