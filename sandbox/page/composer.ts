import type { PageState } from "@/sandbox/control/state";
import type { Room } from "@/sandbox/telegram/types";
import { snippet } from "./chat-list";
import { h } from "./dom";
import { icon } from "./icons";
import { createInlinePanel, inlineQueryOf } from "./inline-panel";
import { commandsIn } from "./rooms";

/** What the text field needs from the chat around it. */
export type ComposerHost = {
  room: Room;
  send: (text: string) => void;
  openStart: (parameter: string) => void;
  openWebApp: (url: string) => void;
};

/** The text field with the menu beside it; `fill` writes into it as if somebody had typed, `draft` is what stands there. */
export type Composer = {
  element: HTMLElement;
  fill: (text: string) => void;
  draft: () => string;
};

/** Builds the text field of a chat, with its commands, what the bot asked for, and what it finds in inline mode. */
export function createComposer(state: PageState, host: ComposerHost): Composer {
  const forced = host.room === "bot" ? state.forcedReply : null;
  const input = h("input", {
    type: "text",
    name: "text",
    dir: "auto",
    placeholder: forced?.placeholder || "Message",
    maxlength: "4096",
    autocomplete: "off",
    "aria-label": "Message",
  });
  const menu = drawCommands(state, host);
  const fill = (text: string) => {
    input.value = text;
    input.focus();
    input.dispatchEvent(new Event("input"));
  };
  const panel = createInlinePanel({ ...host, chosen: () => fill("") });
  input.addEventListener("input", () => {
    menu.hidden = menu.childElementCount === 0 || input.value !== "/";
    panel.update(input.value);
  });
  const submit = (event: Event) => {
    event.preventDefault();
    const text = input.value.trim();
    // As in Telegram, what is meant for inline mode is chosen from the list and not sent.
    if (text === "" || inlineQueryOf(text) !== null) return;
    fill("");
    menu.hidden = true;
    host.send(text);
  };
  const form = h(
    "form",
    { class: "composer", onsubmit: submit },
    menu,
    panel.element,
    drawMenuButton(state, host, menu),
    input,
    h("button", { class: "send-button", "aria-label": "Send" }, icon("send")),
  );
  const asked = state.messages.find(({ message_id: id }) => id === forced?.messageId);
  const element = h("div", {}, asked && drawReplyBar(snippet(asked)), form);
  return { element, fill, draft: () => input.value };
}

function drawReplyBar(words: string): HTMLElement {
  return h("div", { class: "reply-bar" }, h("b", {}, "Reply"), h("span", { dir: "auto" }, words));
}

function drawCommands(state: PageState, host: ComposerHost): HTMLElement {
  const menu = h("div", { class: "command-menu", hidden: true });
  const buttons = commandsIn(state, host.room).map(({ command, description }) => {
    const onclick = () => {
      menu.hidden = true;
      host.send(`/${command}`);
    };
    return h(
      "button",
      { type: "button", onclick },
      h("b", {}, `/${command}`),
      h("span", { dir: "auto" }, description),
    );
  });
  menu.append(...buttons);
  return menu;
}

function drawMenuButton(
  state: PageState,
  host: ComposerHost,
  menu: HTMLElement,
): HTMLElement | null {
  const button = state.menuButton;
  if (host.room === "bot" && button.type === "web_app") {
    const onclick = () => host.openWebApp(button.web_app.url);
    return h("button", { type: "button", class: "menu-button", dir: "auto", onclick }, button.text);
  }
  if (menu.childElementCount === 0) return null;
  const onclick = () => {
    menu.hidden = !menu.hidden;
  };
  return h(
    "button",
    { type: "button", class: "menu-button", onclick, "aria-label": "Commands" },
    icon("slash"),
  );
}
