import type { InlineButton, Message } from "@/sandbox/telegram/types";
import { snippet } from "./chat-list";
import { h } from "./dom";
import { formatText, type TextActions } from "./entities-view";
import { type IconName, icon } from "./icons";

/** From so many pictures on an album has three in a row. */
const MANY_PHOTOS = 5;

/** What the chat can do for a message. */
export type MessageActions = TextActions & {
  openWebApp: (url: string) => void;
  pressButton: (message: Message, data: string) => void;
  copy: (text: string) => void;
  switchInline: (button: InlineButton) => void;
};

/** Who reads the messages, and what a tap on them does. */
type Reading = { actions: MessageActions; readerId: number };

/** One bubble: a message, or the messages of an album together. */
export type Bubble = { key: string; messages: Message[]; isPending: boolean };

/** Messages as bubbles; neighbours of one album share one. */
export function groupMessages(messages: readonly Message[], pendingId: number | null): Bubble[] {
  const bubbles: Bubble[] = [];
  for (const message of messages) {
    const last = bubbles.at(-1);
    const album = message.media_group_id;
    if (last && album !== undefined && last.messages[0]?.media_group_id === album)
      last.messages.push(message);
    else
      bubbles.push({
        key: String(message.message_id),
        messages: [message],
        isPending: message.message_id === pendingId,
      });
  }
  return bubbles;
}

/** Draws a bubble with its pictures, files, text, time and buttons. */
export function drawBubble(bubble: Bubble, { actions, readerId }: Reading): HTMLElement {
  const [first] = bubble.messages;
  if (!first) return h("div");
  const photos = bubble.messages.filter((message) => message.photo);
  const documents = bubble.messages.filter((message) => message.document);
  const worded = bubble.messages.find((message) => message.text ?? message.caption) ?? first;
  const text = worded.text ?? worded.caption ?? "";
  const entities = worded.entities ?? worded.caption_entities ?? [];
  const keyboard = first.reply_markup?.inline_keyboard ?? [];
  const side = first.from.id === readerId ? "from-me" : "from-other";
  return h(
    "article",
    {
      class: `message ${side}${photos.length > 0 ? " has-photo" : ""}`,
      "aria-label": side === "from-me" ? "You" : first.from.first_name,
    },
    h(
      "div",
      { class: "bubble" },
      drawOrigin(first, readerId),
      photos.length > 0 && drawPhotos(photos),
      ...documents.map(drawDocument),
      h(
        "div",
        { class: "words" },
        text !== "" &&
          h("div", { class: "text", dir: "auto" }, ...formatText(text, entities, actions)),
        h("time", {}, `${first.edit_date ? "edited " : ""}${clock(first.date)}`),
      ),
    ),
    keyboard.length > 0 &&
      h(
        "div",
        { class: "keyboard" },
        ...keyboard.map((row) =>
          h(
            "div",
            { class: "keyboard-row" },
            ...row.map((button) => drawButton(button, first, { bubble, actions })),
          ),
        ),
      ),
  );
}

/** Above the words: who wrote them where several people do, with whose help, and what they answer. */
function drawOrigin(message: Message, readerId: number): HTMLElement | null {
  const { from, chat, via_bot: helper, reply_to_message: answered } = message;
  const author = chat.type === "group" && from.id !== readerId ? from.first_name : "";
  const lines = [
    author !== "" && h("b", { class: "author", dir: "auto" }, author),
    helper && h("span", { class: "via" }, `via @${helper.username}`),
    answered &&
      h(
        "div",
        { class: "answered" },
        h("b", { dir: "auto" }, answered.from.first_name),
        h("span", { dir: "auto" }, snippet(answered)),
      ),
  ].filter(Boolean);
  return lines.length > 0 ? h("div", { class: "origin" }, ...lines) : null;
}

function drawPhotos(messages: Message[]): HTMLElement {
  const pictures = messages.map((message) => {
    const photo = message.photo?.at(-1);
    const source = `/control/file?id=${encodeURIComponent(photo?.file_id ?? "")}`;
    return h("img", {
      src: source,
      alt: message.caption ?? "Photo",
      width: photo?.width,
      height: photo?.height,
    });
  });
  return h(
    "div",
    { class: `photos photos-${Math.min(messages.length, MANY_PHOTOS)}` },
    ...pictures,
  );
}

function drawDocument(message: Message): HTMLElement {
  const file = message.document;
  const href = `/control/file?id=${encodeURIComponent(file?.file_id ?? "")}`;
  return h(
    "a",
    { class: "document", href, download: file?.file_name },
    h("span", { class: "document-icon" }, icon("file")),
    h(
      "span",
      { class: "document-name" },
      h("b", {}, file?.file_name ?? "File"),
      h("small", {}, fileSize(file?.file_size ?? 0)),
    ),
  );
}

function drawButton(
  button: InlineButton,
  message: Message,
  context: { bubble: Bubble; actions: MessageActions },
): HTMLElement {
  const { actions, bubble } = context;
  const run = () => {
    if (button.web_app) actions.openWebApp(button.web_app.url);
    else if (button.url) actions.openUrl(button.url);
    else if (button.copy_text) actions.copy(button.copy_text.text);
    else if (button.callback_data) actions.pressButton(message, button.callback_data);
    else if (isShare(button)) actions.switchInline(button);
  };
  const kind = buttonIcon(button);
  const style = button.style ? ` is-${button.style}` : "";
  return h(
    "button",
    { type: "button", class: `inline-button${style}`, onclick: run, "aria-busy": bubble.isPending },
    h("span", { dir: "auto" }, button.text),
    kind && icon(kind),
  );
}

function buttonIcon(button: InlineButton): IconName | null {
  if (button.web_app) return "app";
  if (button.url) return "link";
  if (isShare(button)) return "share";
  return button.copy_text ? "copy" : null;
}

function isShare(button: InlineButton): boolean {
  return Object.keys(button).some((name) => name.startsWith("switch_inline_query"));
}

function fileSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} bytes`;
  const kilobytes = bytes / 1024;
  return kilobytes < 1024 ? `${kilobytes.toFixed(1)} KB` : `${(kilobytes / 1024).toFixed(1)} MB`;
}

function clock(seconds: number): string {
  return new Date(seconds * 1000).toLocaleTimeString([], { hour: "2-digit", minute: "2-digit" });
}
