import type { PageState } from "@/sandbox/control/state";
import type { Room } from "@/sandbox/telegram/types";
import { control } from "./api";
import { type Composer, type ComposerHost, createComposer } from "./composer";
import { drawAnew, drawList, h } from "./dom";
import { icon } from "./icons";
import { drawBubble, groupMessages, type MessageActions } from "./message-view";
import { commandsIn, viewRoom } from "./rooms";
import { currentUserId } from "./store";

const NEAR_END_PX = 120;

/** What the open chat needs from those around it. */
export type RoomHost = Omit<ComposerHost, "room"> & {
  leave: () => void;
  actions: MessageActions;
  pendingMessageId: () => number | null;
};

/** Builds the place of one open chat: head, messages, and at the bottom what the situation calls for. */
export function createRoomView(host: RoomHost) {
  const list = h("div", { class: "messages" });
  const scroller = h("div", { class: "chat-scroll", role: "log", "aria-label": "Messages" }, list);
  const foot = h("div", { class: "chat-foot" });
  const head = h("header", { class: "phone-head" });
  const element = h("div", { class: "chat-one" }, head, scroller, foot);
  let composer: Composer | null = null;
  let drawnFor = "";
  let footKind = "";

  const updateFoot = (state: PageState, room: Room, isOther: boolean) => {
    const kind = footState(state, room);
    if (kind === footKind) return;
    footKind = kind;
    // What somebody has begun to write outlives new commands and buttons beside it.
    const draft = isOther ? "" : (composer?.draft() ?? "");
    const button = bigButton(state, room, host);
    composer = button ? null : createComposer(state, { ...host, room });
    foot.replaceChildren(button ?? composer?.element ?? "");
    if (draft !== "") composer?.fill(draft);
  };
  const keepAtEnd = followEnd(scroller, list);
  const update = (state: PageState, room: Room) => {
    const place = `${state.user?.id ?? 0}/${room}`;
    const isOther = drawnFor !== place;
    drawnFor = place;
    const { title, about, letter } = viewRoom(state, room);
    const canBlock = room === "bot" && state.user !== null && !state.user.isBlocking;
    const shown = { room, title, about, letter, canBlock };
    drawAnew(head, shown, () => drawHead(shown, host.leave));
    const bubbles = groupMessages(viewRoom(state, room).messages, host.pendingMessageId());
    list.classList.toggle("is-empty", bubbles.length === 0);
    drawList(list, bubbles, {
      key: (bubble) => `${place}/${bubble.key}`,
      render: (bubble) => drawBubble(bubble, { actions: host.actions, readerId: currentUserId() }),
    });
    if (bubbles.length === 0) list.replaceChildren(drawWelcome(state, room));
    updateFoot(state, room, isOther);
    keepAtEnd(isOther);
  };
  return { element, update, fill: (text: string) => composer?.fill(text) };
}

/**
 * Keeps the last message in sight as long as the reader has not scrolled away from it, also when pictures get their height only later. Returns
 * what does so at once, in another chat wherever the reader was in the one before.
 */
function followEnd(scroller: HTMLElement, list: HTMLElement): (isOther: boolean) => void {
  let isAtEnd = true;
  const follow = () => {
    if (isAtEnd) scroller.scrollTop = scroller.scrollHeight;
  };
  scroller.addEventListener("scroll", () => {
    isAtEnd = scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END_PX;
  });
  const observer = new ResizeObserver(follow);
  observer.observe(list);
  observer.observe(scroller);
  return (isOther) => {
    isAtEnd ||= isOther;
    follow();
  };
}

type Head = { room: Room; title: string; about: string; letter: string; canBlock: boolean };

function drawHead({ room, title, about, letter, canBlock }: Head, leave: () => void) {
  return [
    h(
      "button",
      {
        type: "button",
        class: "round-button",
        title: "All chats",
        "aria-label": "All chats",
        onclick: leave,
      },
      icon("back"),
    ),
    h("span", { class: `avatar is-${room}`, "aria-hidden": "true" }, letter),
    h("div", { class: "phone-title" }, h("b", { dir: "auto" }, title), h("small", {}, about)),
    canBlock
      ? h(
          "button",
          {
            type: "button",
            class: "round-button",
            title: "Block the bot",
            "aria-label": "Block the bot",
            onclick: () => void setBlocked(true),
          },
          icon("ban"),
        )
      : h("span"),
  ];
}

function drawWelcome(state: PageState, room: Room): HTMLElement {
  const [title, words] = {
    bot: ["What can this bot do?", state.bot.description || "Press Start to meet the shop."],
    group: [state.group.title, "Everybody of the sandbox is here, and so is the bot."],
    saved: ["Saved Messages", "A place to keep what the bot lets you share."],
  }[room];
  return h("div", { class: "welcome" }, h("b", {}, title), h("p", { dir: "auto" }, words));
}

function footState(state: PageState, room: Room): string {
  const { user, menuButton, forcedReply } = state;
  const person = [user?.id, user?.hasStarted, user?.isBlocking];
  return JSON.stringify([room, person, menuButton, forcedReply, commandsIn(state, room)]);
}

/** The one thing to do in the chat with the bot before anything can be written there; null where one can. */
function bigButton(state: PageState, room: Room, host: RoomHost): HTMLElement | null {
  if (room !== "bot") return null;
  const draw = (label: string, onclick: () => void) =>
    h("button", { type: "button", class: "big-button", onclick }, label);
  if (state.user?.isBlocking) return draw("Unblock the bot", () => void setBlocked(false));
  return state.user?.hasStarted ? null : draw("Start", () => host.send("/start"));
}

async function setBlocked(isBlocking: boolean): Promise<void> {
  await control("block", { user_id: currentUserId(), is_blocking: isBlocking });
}
