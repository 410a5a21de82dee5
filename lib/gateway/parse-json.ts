import { isUtf8 } from "node:buffer";
import { parse } from "lossless-json";

const DEPTH_MAX = 20;

/** Names that reach an object's prototype: what they carry would escape a signature that is made over a sorted copy. */
const REFUSED_KEYS = new Set(["__proto__", "constructor", "prototype"]);

/** Reads strict JSON; every number stays the text it was, so that no digit is lost. @throws SyntaxError */
export function parseJson(bytes: Buffer): unknown {
  return parse(requireJsonText(bytes), null, { parseNumber: (text) => text });
}

/**
 * The text of bytes that can mean only one thing: UTF-8 without a byte order mark, no key twice in one object,
 * no key of an object's prototype, at most 20 levels. Whether it is JSON at all is left to the parser. @throws SyntaxError
 */
export function requireJsonText(bytes: Buffer): string {
  if (!isUtf8(bytes)) throw new SyntaxError("not UTF-8");
  const text = bytes.toString("utf8");
  if (text.startsWith("\uFEFF")) throw new SyntaxError("byte order mark");
  requirePlainStructure(text);
  return text;
}

// The parser lets a key pass twice when both values are equal, and recurses as deep as it is told to: hence this walk before it.
function requirePlainStructure(text: string): void {
  const open: (Set<string> | null)[] = [];
  let position = 0;
  while (position < text.length) {
    const char = text.charAt(position);
    if (char === '"') {
      const end = endOfString(text, position);
      const keys = open.at(-1);
      if (keys && isBeforeColon(text, end)) takeKey(keys, text.slice(position, end));
      position = end;
      continue;
    }
    if (char === "{") open.push(new Set());
    else if (char === "[") open.push(null);
    else if (char === "}" || char === "]") open.pop();
    if (open.length > DEPTH_MAX) throw new SyntaxError("nested too deep");
    position += 1;
  }
}

function endOfString(text: string, start: number): number {
  let position = start + 1;
  while (position < text.length && text.charAt(position) !== '"')
    position += text.charAt(position) === "\\" ? 2 : 1;
  return position + 1;
}

function isBeforeColon(text: string, end: number): boolean {
  let position = end;
  while (" \t\r\n".includes(text.charAt(position)) && position < text.length) position += 1;
  return text.charAt(position) === ":";
}

function takeKey(keys: Set<string>, quoted: string): void {
  const key = String(JSON.parse(quoted));
  if (REFUSED_KEYS.has(key)) throw new SyntaxError("a key of an object's prototype");
  if (keys.has(key)) throw new SyntaxError("a key occurs twice");
  keys.add(key);
}
