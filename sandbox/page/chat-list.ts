import type { PageState } from "@/sandbox/control/state";
import type { Message, Room } from "@/sandbox/telegram/types";
import { h } from "./dom";
import { icon } from "./icons";
import { ROOMS, viewRoom } from "./rooms";

/** What the list of chats is shown for: to go to one, or to choose where to share something. */
export type ListPurpose = { share: string } | "open";

/** What a row of the list says of a chat. */
type ChatRow = { room: Room; title: string; letter: string; words: string };

/** All chats of the phone, each with the first words of what was said last in it. */
export function listChats(state: PageState): ChatRow[] {
  return ROOMS.map((room) => {
    const { title, letter, about, messages } = viewRoom(state, room);
    const last = messages.at(-1);
    return { room, title, letter, words: last ? snippet(last) : about };
  });
}

/** Draws the list of all chats of the phone. */
export function drawChatList(
  chats: readonly ChatRow[],
  purpose: ListPurpose,
  actions: { open: (room: Room) => void; cancel: () => void },
): HTMLElement[] {
  const isSharing = purpose !== "open";
  const title = isSharing ? "Share to…" : "Chats";
  const cancel = h(
    "button",
    { type: "button", class: "round-button", "aria-label": "Cancel", onclick: actions.cancel },
    icon("close"),
  );
  const rows = chats.map((chat) => drawRow(chat, () => actions.open(chat.room)));
  return [
    h(
      "header",
      { class: "phone-head" },
      h("div", { class: "phone-title" }, h("b", {}, title)),
      isSharing && cancel,
    ),
    h("nav", { class: "chat-rows", "aria-label": title }, ...rows),
  ];
}

function drawRow({ room, title, letter, words }: ChatRow, onclick: () => void): HTMLElement {
  return h(
    "button",
    { type: "button", class: "chat-row", onclick },
    h("span", { class: `avatar is-${room}`, "aria-hidden": "true" }, letter),
    h(
      "span",
      { class: "chat-row-words" },
      h("b", { dir: "auto" }, title),
      h("small", { dir: "auto" }, words),
    ),
  );
}

/** The first words of a message, or what it shows. */
export function snippet(message: Message): string {
  const words = message.text ?? message.caption;
  if (words) return words.replaceAll("\n", " ").slice(0, 120);
  return message.photo ? "Photo" : (message.document?.file_name ?? "Message");
}
