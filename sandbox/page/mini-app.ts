import type { PageState } from "@/sandbox/control/state";
import { themeParams } from "@/sandbox/theme";
import { control } from "./api";
import { createBottomButtons } from "./bottom-buttons";
import { type Bridge, type BridgeHandlers, createBridge, type EventData } from "./bridge";
import { invokeStorage } from "./cloud-storage";
import { h } from "./dom";
import { icon } from "./icons";
import { type PopupButton, showPopup } from "./popup";
import { currentState, currentUserId } from "./store";

const SLOW_MS = 8000;
const FRAME_RIGHTS =
  "allow-scripts allow-same-origin allow-popups allow-forms allow-modals allow-downloads";

/** What the Mini App needs from the phone around it. */
export type MiniAppHost = {
  screen: HTMLElement;
  onClosed: () => void;
  openTelegramLink: (url: string) => void;
};

/** The Mini App in its frame. `open` starts it anew, `close` asks first if the Mini App wishes so. */
export type MiniAppView = {
  element: HTMLElement;
  isOpen: () => boolean;
  open: (launch: { url: string | null; startParam?: string }) => Promise<void>;
  close: () => Promise<void>;
  update: (state: PageState) => void;
};

/** Builds the head with back and close, the place of the frame and the native buttons below it. */
export function createMiniApp(host: MiniAppHost): MiniAppView {
  const stage = h("div", { class: "stage" });
  const head = createHead(
    () => bridge?.post("back_button_pressed"),
    () => void close(),
  );
  const buttons = createBottomButtons((which) => bridge?.post(`${which}_button_pressed`));
  const element = h("div", { class: "mini-app" }, head.element, stage, buttons.element);
  let bridge: Bridge | null = null;
  let needsConfirmation = false;
  let scheme = "";

  const dispose = () => {
    bridge?.close();
    bridge = null;
    needsConfirmation = false;
    buttons.reset();
    head.reset();
    unpaint(element);
    unpaint(buttons.element);
    stage.replaceChildren();
  };
  const close = async () => {
    if (needsConfirmation && !(await confirmClosing(host.screen))) return;
    dispose();
    host.onClosed();
  };
  const open: MiniAppView["open"] = async ({ url, startParam }) => {
    dispose();
    const launch = await control<{ url: string }>("launch", {
      user_id: currentUserId(),
      ...(url && { url }),
      ...(startParam && { start_param: startParam }),
    });
    const frame = createFrame(launch.url);
    const { origin } = new URL(launch.url);
    bridge = createBridge(frame, origin, {
      ...answers(() => bridge, stage),
      ...native({ buttons, head, element, host, reply: (name, data) => bridge?.post(name, data) }),
      web_app_ready: () => stage.classList.add("is-ready"),
      web_app_close: () => void close(),
      web_app_setup_closing_behavior: (data) => {
        needsConfirmation = data.need_confirmation === true;
      },
    });
    stage.classList.remove("is-ready");
    stage.replaceChildren(createCurtain(origin), frame);
    frame.addEventListener("load", () => stage.classList.add("is-loaded"));
  };
  const update = (state: PageState) => {
    head.setTitle(state.bot.name);
    if (scheme !== state.scheme) {
      scheme = state.scheme;
      repaint([head.element, element, buttons.element]);
      bridge?.post("theme_changed", { theme_params: themeParams(state.scheme) });
    }
  };
  return { element, isOpen: () => bridge !== null, open, close, update };
}

type Head = ReturnType<typeof createHead>;

function createHead(back: () => void, close: () => void) {
  const backButton = h(
    "button",
    { type: "button", class: "round-button", "aria-label": "Back", onclick: back, hidden: true },
    icon("back"),
  );
  const closeButton = h(
    "button",
    { type: "button", class: "round-button", "aria-label": "Close the Mini App", onclick: close },
    icon("close"),
  );
  const title = h("b", {});
  const element = h(
    "header",
    { class: "phone-head mini-head" },
    backButton,
    h("div", { class: "phone-title" }, title, h("small", {}, "mini app")),
    closeButton,
  );
  return {
    element,
    setTitle: (text: string) => {
      title.textContent = text;
    },
    showBack: (isVisible: boolean) => {
      backButton.hidden = !isVisible;
    },
    reset: () => {
      backButton.hidden = true;
      unpaint(element);
    },
  };
}

function createFrame(url: string): HTMLIFrameElement {
  return h("iframe", {
    title: "Mini App",
    src: url,
    sandbox: FRAME_RIGHTS,
    allow: "clipboard-read; clipboard-write",
  });
}

function createCurtain(origin: string): HTMLElement {
  const hint = h("small", { hidden: true }, `Nothing yet. Is the shop running at ${origin}?`);
  setTimeout(() => {
    hint.hidden = false;
  }, SLOW_MS);
  return h(
    "div",
    { class: "curtain" },
    h("span", { class: "spinner" }),
    h("p", {}, "Opening the shop…"),
    hint,
  );
}

/** Questions of the Mini App that only need an answer. */
function answers(bridge: () => Bridge | null, stage: HTMLElement): BridgeHandlers {
  const post = (eventType: string, eventData?: unknown) => bridge()?.post(eventType, eventData);
  const none = { top: 0, right: 0, bottom: 0, left: 0 };
  return {
    web_app_request_theme: () =>
      post("theme_changed", { theme_params: themeParams(currentState().scheme) }),
    web_app_request_viewport: () =>
      post("viewport_changed", {
        width: stage.clientWidth,
        height: stage.clientHeight,
        is_expanded: true,
        is_state_stable: true,
      }),
    web_app_request_safe_area: () => post("safe_area_changed", none),
    web_app_request_content_safe_area: () => post("content_safe_area_changed", none),
    web_app_request_fullscreen: () => post("fullscreen_failed", { error: "UNSUPPORTED" }),
    web_app_check_home_screen: () => post("home_screen_checked", { status: "unsupported" }),
    web_app_biometry_get_info: () => post("biometry_info_received", { available: false }),
    web_app_request_write_access: () => post("write_access_requested", { status: "allowed" }),
    web_app_request_phone: () => post("phone_requested", { status: "cancelled" }),
    web_app_open_invoice: ({ slug }) => post("invoice_closed", { slug, status: "cancelled" }),
    web_app_invoke_custom_method: (data) =>
      post("custom_method_invoked", invokeStorage(currentUserId(), data)),
    web_app_read_text_from_clipboard: ({ req_id }) =>
      void navigator.clipboard.readText().then(
        (data) => post("clipboard_text_received", { req_id, data }),
        () => post("clipboard_text_received", { req_id, data: null }),
      ),
  };
}

type NativeParts = {
  buttons: ReturnType<typeof createBottomButtons>;
  head: Head;
  element: HTMLElement;
  host: MiniAppHost;
  reply: (eventType: string, eventData?: unknown) => void;
};

/** What the Mini App asks the phone to show or open. */
function native({ buttons, head, element, host, reply }: NativeParts): BridgeHandlers {
  return {
    web_app_setup_main_button: (data) => buttons.set("main", data),
    web_app_setup_secondary_button: (data) => buttons.set("secondary", data),
    web_app_setup_back_button: (data) => head.showBack(data.is_visible === true),
    web_app_set_header_color: (data) => paint(head.element, data),
    web_app_set_background_color: (data) => paint(element, data),
    web_app_set_bottom_bar_color: (data) => paint(buttons.element, data),
    web_app_open_popup: (data) =>
      void showPopup(host.screen, {
        title: String(data.title ?? ""),
        message: String(data.message ?? ""),
        buttons: (data.buttons ?? []) as PopupButton[],
      }).then((id) => reply("popup_closed", id === null ? {} : { button_id: id })),
    web_app_open_link: ({ url }) => void window.open(String(url), "_blank", "noreferrer"),
    web_app_open_tg_link: ({ path_full }) => host.openTelegramLink(`https://t.me${path_full}`),
  };
}

/** A colour by key follows the theme: it is kept, so that the next theme can repaint it. */
function paint(part: HTMLElement, data: EventData): void {
  const key = typeof data.color_key === "string" ? data.color_key : "";
  part.dataset.colorKey = key;
  part.style.backgroundColor = typeof data.color === "string" ? data.color : themeColor(key);
  const background = part.style.backgroundColor;
  // No colour came of it: then the phone's own colours stay, words and all.
  if (background === "") part.style.color = "";
  else part.style.color = isLight(background) ? "#000000" : "#ffffff";
}

function unpaint(part: HTMLElement): void {
  part.removeAttribute("style");
  delete part.dataset.colorKey;
}

function repaint(parts: HTMLElement[]): void {
  for (const part of parts)
    if (part.dataset.colorKey) paint(part, { color_key: part.dataset.colorKey });
}

function themeColor(key: string): string {
  const params: Record<string, string> = themeParams(currentState().scheme);
  return params[key] ?? "";
}

/** Whether dark words read better on this "rgb(r, g, b)". */
function isLight(color: string): boolean {
  const [red = 0, green = 0, blue = 0] = (color.match(/\d+/g) ?? []).map(Number);
  return red * 0.299 + green * 0.587 + blue * 0.114 > 150;
}

async function confirmClosing(screen: HTMLElement): Promise<boolean> {
  const answer = await showPopup(screen, {
    message: "Changes that you made may not be saved.",
    buttons: [
      { id: "stay", type: "cancel" },
      { id: "close", type: "destructive", text: "Close anyway" },
    ],
  });
  return answer === "close";
}
