import type { PageState } from "@/sandbox/control/state";
import type { InlineButton, Room } from "@/sandbox/telegram/types";
import { control } from "./api";
import { drawChatList, type ListPurpose, listChats } from "./chat-list";
import { createRoomView } from "./chat-room";
import { copyText, drawAnew, h } from "./dom";
import { createPresser } from "./presser";
import { currentState, currentUserId } from "./store";

/** What the chats need from the phone around them. */
export type ChatHost = {
  screen: HTMLElement;
  openWebApp: (url: string | null) => void;
  openLink: (url: string) => void;
};

/** The chats of the phone. `update` draws a new state, `open` goes to one of them. */
export type ChatView = {
  element: HTMLElement;
  update: (state: PageState) => void;
  open: (room: Room) => void;
};

/** Sends text as the person who holds the phone. */
export async function sendText(text: string, room: Room = "bot"): Promise<void> {
  await control("text", { user_id: currentUserId(), text, room });
}

/** Builds the chats: one of them is open, or the list of all is shown. */
export function createChat(host: ChatHost): ChatView {
  let room: Room = "bot";
  let listed: ListPurpose | null = null;
  const press = createPresser(host);
  const go = (next: Room, text?: string) => {
    room = next;
    listed = null;
    update(currentState());
    if (text !== undefined) one.fill(text);
  };
  const showList = (purpose: ListPurpose) => {
    listed = purpose;
    update(currentState());
  };
  const one = createRoomView({
    leave: () => showList("open"),
    send: (text) => void sendText(text, room),
    pendingMessageId: press.pendingMessageId,
    openWebApp: host.openWebApp,
    openStart: (parameter) => {
      go("bot");
      void sendText(`/start ${parameter}`.trim());
    },
    actions: {
      openUrl: host.openLink,
      openWebApp: host.openWebApp,
      sendCommand: (command) => void sendText(command, room),
      pressButton: press.start,
      copy: (text) => void copyText(text, "Text"),
      switchInline: (button) => {
        const words = inlineWords(button);
        if (button.switch_inline_query_current_chat !== undefined) one.fill(words);
        else showList({ share: words });
      },
    },
  });
  const all = h("div", { class: "chat-all", hidden: true });
  const update = (state: PageState) => {
    press.update(state);
    all.hidden = listed === null;
    one.element.hidden = listed !== null;
    if (!listed) return one.update(state, room);
    const purpose = listed;
    const share = purpose === "open" ? undefined : purpose.share;
    const actions = { open: (next: Room) => go(next, share), cancel: () => go(room) };
    const chats = listChats(state);
    drawAnew(all, { purpose, chats }, () => drawChatList(chats, purpose, actions));
  };
  return {
    element: h("div", { class: "chat" }, one.element, all),
    update,
    open: (next) => go(next),
  };
}

/** What a share button writes into the text field. */
function inlineWords(button: InlineButton): string {
  const query =
    button.switch_inline_query ??
    button.switch_inline_query_current_chat ??
    button.switch_inline_query_chosen_chat?.query ??
    "";
  return `@${currentState().bot.username} ${query}`;
}
