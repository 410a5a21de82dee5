import { badRequest } from "./bot-api-error";
import type { MessageEntity } from "./types";

/** Text without markup, and where which formatting applies. */
export type FormattedText = { text: string; entities: MessageEntity[] };

type OpenTag = { tag: string; entity: Omit<MessageEntity, "length"> | null };

const ENTITY_BY_TAG: Readonly<Record<string, string>> = {
  b: "bold",
  strong: "bold",
  i: "italic",
  em: "italic",
  u: "underline",
  ins: "underline",
  s: "strikethrough",
  strike: "strikethrough",
  del: "strikethrough",
  code: "code",
  pre: "pre",
  a: "text_link",
  blockquote: "blockquote",
  "tg-spoiler": "spoiler",
  "tg-emoji": "custom_emoji",
  span: "spoiler",
};
const CHARACTER_BY_NAME: Readonly<Record<string, string>> = {
  lt: "<",
  gt: ">",
  amp: "&",
  quot: '"',
};
const TOKEN = /<(\/?)([^>]*)>|&(#x?[0-9a-f]+|[a-z]+);/gi;

/** Parses `parse_mode: HTML` as strictly as Telegram does: every fault is a 400 "can't parse entities". */
export function parseHtml(source: string): FormattedText {
  const open: OpenTag[] = [];
  const entities: MessageEntity[] = [];
  let text = "";
  let position = 0;
  for (const token of source.matchAll(TOKEN)) {
    text += plain(source.slice(position, token.index), position);
    position = token.index + token[0].length;
    const [whole, slash, tagText = "", reference] = token;
    if (reference !== undefined) text += character(whole, reference);
    else if (slash) closeTag({ open, entities, text }, tagText.trim().toLowerCase(), token.index);
    else open.push(openTag(tagText, { offset: text.length, at: token.index, open }));
  }
  text += plain(source.slice(position), position);
  const unclosed = open.at(-1);
  if (unclosed)
    throw cannotParse(`Can't find end tag corresponding to start tag "${unclosed.tag}"`);
  return trim({ text, entities: entities.filter((entity) => entity.length > 0) });
}

/** Finds commands and links in text that carries no markup, as Telegram does for everybody. */
export function detectEntities(text: string): MessageEntity[] {
  const found: MessageEntity[] = [];
  for (const match of text.matchAll(/(?<![\w/<>@])\/[a-z0-9_]{1,32}(?:@\w+)?/gi))
    found.push({ type: "bot_command", offset: match.index, length: match[0].length });
  for (const match of text.matchAll(/https?:\/\/[^\s<>"]+[^\s<>".,;:!?)]/gi))
    found.push({ type: "url", offset: match.index, length: match[0].length });
  const links = found.filter((entity) => entity.type === "url");
  return found
    .filter((entity) => entity.type === "url" || !links.some((link) => isInside(entity, link)))
    .sort((left, right) => left.offset - right.offset);
}

function isInside(inner: MessageEntity, outer: MessageEntity): boolean {
  return inner.offset >= outer.offset && inner.offset < outer.offset + outer.length;
}

function plain(text: string, at: number): string {
  const stray = text.indexOf("<");
  if (stray >= 0) throw cannotParse(`Unclosed start tag at byte offset ${at + stray}`);
  return text;
}

function character(whole: string, reference: string): string {
  if (!reference.startsWith("#")) return CHARACTER_BY_NAME[reference.toLowerCase()] ?? whole;
  const isHex = /^#x/i.test(reference);
  const code = Number.parseInt(reference.slice(isHex ? 2 : 1), isHex ? 16 : 10);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}

function openTag(tagText: string, place: { offset: number; at: number; open: OpenTag[] }): OpenTag {
  const [, name = "", rest = ""] = /^([a-z0-9-]*)\s*([\s\S]*)$/i.exec(tagText) ?? [];
  const tag = name.toLowerCase();
  const type = ENTITY_BY_TAG[tag];
  if (!type) throw cannotParse(`Unsupported start tag "${tag}" at byte offset ${place.at}`);
  const attributes = readAttributes(rest);
  if (tag === "span" && attributes.class !== "tg-spoiler")
    throw cannotParse(`Tag "span" must have class "tg-spoiler" at byte offset ${place.at}`);
  const entity: OpenTag["entity"] = { type, offset: place.offset };
  if (tag === "a") {
    if (!attributes.href) return { tag, entity: null };
    entity.url = attributes.href;
  }
  if (tag === "blockquote" && "expandable" in attributes) entity.type = "expandable_blockquote";
  if (tag === "tg-emoji") entity.custom_emoji_id = attributes["emoji-id"] ?? "";
  const parent = place.open.at(-1);
  const language = attributes.class?.startsWith("language-") && attributes.class.slice(9);
  if (tag === "code" && parent?.tag === "pre" && parent.entity && language) {
    parent.entity.language = language;
    return { tag, entity: null };
  }
  return { tag, entity };
}

function closeTag(
  state: { open: OpenTag[]; entities: MessageEntity[]; text: string },
  tag: string,
  at: number,
): void {
  const opened = state.open.pop();
  if (!opened) throw cannotParse(`Unexpected end tag at byte offset ${at}`);
  if (tag !== "" && tag !== opened.tag)
    throw cannotParse(
      `Unmatched end tag at byte offset ${at}, expected "</${opened.tag}>", found "</${tag}>"`,
    );
  const { entity } = opened;
  if (entity) state.entities.push({ ...entity, length: state.text.length - entity.offset });
}

function readAttributes(text: string): Record<string, string> {
  const attributes: Record<string, string> = {};
  for (const match of text.matchAll(/([a-z-]+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"']+)))?/gi)) {
    const value = match[2] ?? match[3] ?? match[4] ?? "";
    const decoded = value.replace(/&(#x?[0-9a-f]+|[a-z]+);/gi, character);
    attributes[(match[1] ?? "").toLowerCase()] = decoded;
  }
  return attributes;
}

/** Telegram drops white space at both ends and shortens what was formatted there. */
function trim({ text, entities }: FormattedText): FormattedText {
  const lead = text.length - text.trimStart().length;
  const trimmed = text.trim();
  const fitted = entities.map((entity) => {
    const start = Math.max(0, entity.offset - lead);
    const end = Math.min(trimmed.length, entity.offset + entity.length - lead);
    return { ...entity, offset: start, length: end - start };
  });
  return {
    text: trimmed,
    entities: fitted
      .filter((entity) => entity.length > 0)
      .sort((left, right) => left.offset - right.offset || right.length - left.length),
  };
}

function cannotParse(why: string) {
  return badRequest(`can't parse entities: ${why}`);
}
