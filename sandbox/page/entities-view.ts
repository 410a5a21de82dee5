import type { MessageEntity } from "@/sandbox/telegram/types";
import { h } from "./dom";

/** What a tap on something inside the text does. */
export type TextActions = {
  openUrl: (url: string) => void;
  sendCommand: (command: string) => void;
};

const TAGS: Readonly<Record<string, "b" | "i" | "u" | "s" | "code" | "pre" | "blockquote">> = {
  bold: "b",
  italic: "i",
  underline: "u",
  strikethrough: "s",
  code: "code",
  pre: "pre",
  blockquote: "blockquote",
  expandable_blockquote: "blockquote",
};

/** The text with its formatting as nodes; nothing in it can become markup of the page. */
export function formatText(
  text: string,
  entities: readonly MessageEntity[],
  actions: TextActions,
): Node[] {
  const ordered = [...entities].sort(
    (left, right) => left.offset - right.offset || right.length - left.length,
  );
  return formatRange({ text, from: 0, to: text.length }, ordered, actions);
}

function formatRange(
  range: { text: string; from: number; to: number },
  entities: readonly MessageEntity[],
  actions: TextActions,
): Node[] {
  const nodes: Node[] = [];
  let position = range.from;
  let index = 0;
  while (index < entities.length) {
    const entity = entities[index];
    if (!entity) break;
    const end = Math.min(range.to, entity.offset + entity.length);
    nodes.push(document.createTextNode(range.text.slice(position, entity.offset)));
    const inner = entities.slice(index + 1).filter((other) => other.offset < end);
    const content = formatRange({ text: range.text, from: entity.offset, to: end }, inner, actions);
    nodes.push(wrap(entity, content, actions));
    position = end;
    index += 1 + inner.length;
  }
  nodes.push(document.createTextNode(range.text.slice(position, range.to)));
  return nodes;
}

function wrap(entity: MessageEntity, content: Node[], actions: TextActions): Node {
  const tag = TAGS[entity.type];
  if (tag) return h(tag, {}, ...content);
  const text = content.map((node) => node.textContent ?? "").join("");
  if (entity.type === "text_link" || entity.type === "url") {
    const url = entity.url ?? text;
    const onclick = (event: Event) => {
      event.preventDefault();
      actions.openUrl(url);
    };
    return h("a", { href: url, rel: "noreferrer", onclick }, ...content);
  }
  if (entity.type === "bot_command") {
    const onclick = () => actions.sendCommand(text);
    return h("button", { type: "button", class: "command-link", dir: "ltr", onclick }, ...content);
  }
  if (entity.type === "spoiler") {
    const onclick = (event: Event) => (event.currentTarget as Element).classList.add("is-open");
    return h(
      "button",
      { type: "button", class: "spoiler", onclick, "aria-label": "Hidden text" },
      ...content,
    );
  }
  return h("span", {}, ...content);
}
