import type { PageState } from "@/sandbox/control/state";
import { parseBotLink } from "./bot-link";
import { createChat, sendText } from "./chat";
import { byId, h } from "./dom";
import { createMiniApp } from "./mini-app";

type Tab = "chat" | "shop";

/** Builds the phone: two tabs, the chat and the Mini App. The Mini App lives on while the chat is looked at. */
export function createPhone(): { update: (state: PageState) => void } {
  const screen = byId("screen");
  const tabs = { chat: createTab("Chat", "chat"), shop: createTab("Mini App", "shop") };
  const show = (tab: Tab) => {
    screen.dataset.tab = tab;
    for (const [name, button] of Object.entries(tabs))
      button.setAttribute("aria-selected", String(name === tab));
  };
  const miniApp = createMiniApp({
    screen,
    onClosed: () => show("chat"),
    openTelegramLink: (url) => follow(url),
  });
  const launch = (url: string | null, startParam?: string) => {
    show("shop");
    void miniApp.open({ url, startParam });
  };
  const follow = (url: string) => {
    const link = parseBotLink(url);
    if (!link) {
      window.open(url, "_blank", "noreferrer");
    } else if (link.startapp !== undefined) {
      launch(null, link.startapp);
    } else {
      show("chat");
      chat.open("bot");
      void sendText(`/start ${link.start ?? ""}`.trim());
    }
  };
  const chat = createChat({ screen, openWebApp: launch, openLink: follow });
  tabs.chat.addEventListener("click", () => show("chat"));
  tabs.shop.addEventListener("click", () => (miniApp.isOpen() ? show("shop") : launch(null)));
  byId("tabs").append(tabs.chat, tabs.shop);
  screen.append(chat.element, miniApp.element);
  show("chat");

  let holder: number | null = null;
  return {
    update: (state) => {
      const userId = state.user?.id ?? null;
      // Another person holds the phone: the open Mini App belonged to the one before.
      if (holder !== null && holder !== userId && miniApp.isOpen()) launch(null);
      holder = userId;
      chat.update(state);
      miniApp.update(state);
    },
  };
}

function createTab(label: string, name: Tab): HTMLButtonElement {
  return h(
    "button",
    { type: "button", role: "tab", "data-tab": name, "aria-controls": "screen" },
    label,
  );
}
