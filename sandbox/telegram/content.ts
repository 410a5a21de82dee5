import { badRequest } from "./bot-api-error";
import { detectEntities, type FormattedText, parseHtml } from "./html";
import { objectParam, textParam } from "./payload";
import type { ApiCall, Message, MessageEntity } from "./types";

const TEXT_LIMIT = 4096;
const CAPTION_LIMIT = 1024;

/** How a source text is to be read: its `parse_mode`, or the entities that come with it. */
export type Markup = { parseMode: string | undefined; entities: unknown };

/** The text of a call, formatted and within Telegram's limits. */
export function readText(call: ApiCall): Pick<Message, "text" | "entities"> {
  return textOf(textParam(call, "text") ?? "", {
    parseMode: textParam(call, "parse_mode"),
    entities: objectParam(call, "entities"),
  });
}

/** The caption of a call, formatted and within Telegram's limits; empty when there is none. */
export function readCaption(call: ApiCall): Pick<Message, "caption" | "caption_entities"> {
  return captionOf(textParam(call, "caption") ?? "", {
    parseMode: textParam(call, "parse_mode"),
    entities: objectParam(call, "caption_entities"),
  });
}

/** A text of 1 to 4096 characters after its markup is read. */
export function textOf(source: string, markup: Markup): Pick<Message, "text" | "entities"> {
  const { text, entities } = format(source, markup);
  if (text === "") throw badRequest("message text is empty");
  if (text.length > TEXT_LIMIT) throw badRequest("message is too long");
  return { text, ...(entities.length > 0 && { entities }) };
}

/** A caption of at most 1024 characters after its markup is read. */
export function captionOf(
  source: string,
  markup: Markup,
): Pick<Message, "caption" | "caption_entities"> {
  const { text, entities } = format(source, markup);
  if (text.length > CAPTION_LIMIT) throw badRequest("message caption is too long");
  if (text === "") return {};
  return { caption: text, ...(entities.length > 0 && { caption_entities: entities }) };
}

function format(source: string, markup: Markup): FormattedText {
  const mode = markup.parseMode?.toLowerCase();
  if (mode === "html") {
    const parsed = parseHtml(source);
    const isTaken = (found: MessageEntity) =>
      parsed.entities.some(
        (entity) =>
          found.offset < entity.offset + entity.length &&
          entity.offset < found.offset + found.length,
      );
    const detected = detectEntities(parsed.text).filter((entity) => !isTaken(entity));
    return { text: parsed.text, entities: [...parsed.entities, ...detected] };
  }
  if (mode) throw badRequest("unsupported parse_mode");
  if (Array.isArray(markup.entities))
    return { text: source.trimEnd(), entities: markup.entities as MessageEntity[] };
  const text = source.trim();
  return { text, entities: detectEntities(text) };
}
