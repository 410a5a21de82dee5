import type { PageState } from "@/sandbox/control/state";
import type { Message } from "@/sandbox/telegram/types";
import { control } from "./api";
import { copyText, drawList, h, toast } from "./dom";
import { icon } from "./icons";
import { drawBubble, groupMessages, type MessageActions } from "./message-view";
import { currentState, currentUserId, refresh } from "./store";

const NEAR_END_PX = 120;

/** What the chat needs from the phone around it. */
export type ChatHost = {
  openWebApp: (url: string | null) => void;
  openLink: (url: string) => void;
};

/** The chat with the bot. `update` draws a new state. */
export type ChatView = { element: HTMLElement; update: (state: PageState) => void };

/** Sends text as the person who holds the phone. */
export async function sendText(text: string): Promise<void> {
  await control("text", { user_id: currentUserId(), text });
}

/** Builds the chat: head, messages, and at the bottom what the situation calls for. */
export function createChat(host: ChatHost): ChatView {
  const list = h("div", { class: "messages" });
  const scroller = h("div", { class: "chat-scroll", role: "log", "aria-label": "Messages" }, list);
  const foot = h("div", { class: "chat-foot" });
  const head = h("header", { class: "phone-head" });
  const element = h("div", { class: "chat" }, head, scroller, foot);
  const press = createPresser();
  const actions: MessageActions = {
    openUrl: host.openLink,
    openWebApp: host.openWebApp,
    sendCommand: (command) => void sendText(command),
    pressButton: press.start,
    copy: (text) => void copyText(text, "Text"),
  };
  let drawnFor = 0;
  let footKind = "";

  const update = (state: PageState) => {
    const wasNearEnd =
      scroller.scrollHeight - scroller.scrollTop - scroller.clientHeight < NEAR_END_PX;
    const isOther = drawnFor !== state.user?.id;
    drawnFor = state.user?.id ?? 0;
    press.update(state);
    head.replaceChildren(...drawHead(state));
    const bubbles = groupMessages(state.messages, press.pendingMessageId());
    list.classList.toggle("is-empty", bubbles.length === 0);
    drawList(list, bubbles, {
      key: (bubble) => `${drawnFor}/${bubble.key}`,
      render: (bubble) => drawBubble(bubble, actions),
    });
    if (bubbles.length === 0) list.replaceChildren(drawWelcome(state));
    const kind = footState(state);
    if (kind !== footKind) {
      footKind = kind;
      foot.replaceChildren(drawFoot(state, host));
    }
    if (wasNearEnd || isOther) scroller.scrollTop = scroller.scrollHeight;
  };
  return { element, update };
}

function drawHead(state: PageState): HTMLElement[] {
  return [
    h("span", { class: "avatar", "aria-hidden": "true" }, state.bot.name.slice(0, 1)),
    h("div", { class: "phone-title" }, h("b", {}, state.bot.name), h("small", {}, "bot")),
    state.user && !state.user.isBlocking
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

function drawWelcome(state: PageState): HTMLElement {
  return h(
    "div",
    { class: "welcome" },
    h("b", {}, "What can this bot do?"),
    h("p", {}, state.bot.description || "Press Start to meet the shop."),
  );
}

function footState(state: PageState): string {
  const { user, menuButton, commands } = state;
  return JSON.stringify([user?.id, user?.hasStarted, user?.isBlocking, menuButton, commands]);
}

function drawFoot(state: PageState, host: ChatHost): HTMLElement {
  if (state.user?.isBlocking) return bigButton("Unblock the bot", () => void setBlocked(false));
  if (!state.user?.hasStarted) return bigButton("Start", () => void sendText("/start"));
  return drawComposer(state, host);
}

function bigButton(label: string, onclick: () => void): HTMLElement {
  return h("button", { type: "button", class: "big-button", onclick }, label);
}

async function setBlocked(isBlocking: boolean): Promise<void> {
  await control("block", { user_id: currentUserId(), is_blocking: isBlocking });
}

function drawComposer(state: PageState, host: ChatHost): HTMLElement {
  const input = h("input", {
    type: "text",
    name: "text",
    placeholder: "Message",
    maxlength: "4096",
    autocomplete: "off",
    "aria-label": "Message",
  });
  const menu = h("div", { class: "command-menu", hidden: true });
  const commands = state.commands.map(({ command, description }) => {
    const onclick = () => {
      menu.hidden = true;
      void sendText(`/${command}`);
    };
    return h(
      "button",
      { type: "button", onclick },
      h("b", {}, `/${command}`),
      h("span", {}, description),
    );
  });
  menu.append(...commands);
  input.addEventListener("input", () => {
    menu.hidden = commands.length === 0 || input.value !== "/";
  });
  const submit = (event: Event) => {
    event.preventDefault();
    const text = input.value.trim();
    input.value = "";
    menu.hidden = true;
    if (text !== "") void sendText(text);
  };
  const send = h("button", { class: "send-button", "aria-label": "Send" }, icon("send"));
  return h(
    "form",
    { class: "composer", onsubmit: submit },
    menu,
    menuButton(state, host, menu),
    input,
    send,
  );
}

function menuButton(state: PageState, host: ChatHost, menu: HTMLElement): HTMLElement | null {
  const button = state.menuButton;
  if (button.type === "web_app") {
    const onclick = () => host.openWebApp(button.web_app.url);
    return h("button", { type: "button", class: "menu-button", onclick }, button.text);
  }
  if (state.commands.length === 0) return null;
  const onclick = () => {
    menu.hidden = !menu.hidden;
  };
  return h(
    "button",
    { type: "button", class: "menu-button", onclick, "aria-label": "Commands" },
    icon("slash"),
  );
}

/** Follows one pressed button until the bot has answered it. */
function createPresser() {
  let pending: { messageId: number; queryId: string | null } | null = null;
  return {
    pendingMessageId: () => pending?.messageId ?? null,
    start: (message: Message, data: string) => {
      pending = { messageId: message.message_id, queryId: null };
      const body = {
        user_id: currentUserId(),
        message_id: message.message_id,
        callback_data: data,
      };
      void control<{ callback_query_id: string }>("press", body).then((answer) => {
        if (pending) pending.queryId = answer.callback_query_id;
        void refresh();
      });
    },
    update: (state: PageState) => {
      const answer = pending?.queryId ? state.callbackAnswers[pending.queryId] : null;
      if (!answer) return;
      pending = null;
      if (answer.text !== "") toast(answer.text);
    },
  };
}

/** Whether this is a link to the bot itself, and what it asks for. */
export function parseBotLink(url: string): { start?: string; startapp?: string } | null {
  if (!URL.canParse(url)) return null;
  const { hostname, pathname, searchParams } = new URL(url);
  const isBot = pathname.split("/")[1]?.toLowerCase() === currentState().bot.username.toLowerCase();
  if (!["t.me", "telegram.me"].includes(hostname) || !isBot) return null;
  const start = searchParams.get("start");
  const startapp = searchParams.get("startapp");
  return { ...(start !== null && { start }), ...(startapp !== null && { startapp }) };
}
