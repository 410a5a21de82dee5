import {
  backButton,
  bindThemeParamsCssVars,
  bindViewportCssVars,
  closingBehavior,
  init,
  mainButton,
  miniApp,
  mountMiniAppSync,
  mountViewport,
  retrieveRawInitData,
  targetOrigin,
  themeParams,
} from "@telegram-apps/sdk-react";
import { readable } from "./contrast";
import { findFrameOrigin, TELEGRAM_WEB } from "./frame-origin";
import { readLaunchData } from "./start-param";
import { setTelegramState } from "./state";

const VIEWPORT_TIMEOUT_MS = 3000;
const THEME_PREFIX = "--tg-theme-";
const FRAME_ORIGINS_META = "kiosk-frame-origins";

/** Connects to the Telegram client, once, before React wakes up. In an ordinary browser the shop stays browsable. */
export function startTelegram(): void {
  watchHash();
  const isInside = aimAtFrame() && connect();
  if (!isInside) {
    forgetHash();
    setTelegramState({ phase: "outside" });
    return;
  }
  mountParts();
  const initData = readInitData();
  forgetHash();
  setTelegramState({
    phase: initData ? "inside" : "outside",
    hasClient: true,
    initData,
    ...readLaunchData(initData),
  });
}

/** @returns whether a client listens; not so without launch parameters, or with a copied link in an ordinary browser */
function connect(): boolean {
  try {
    init({ acceptCustomStyles: false });
    return true;
  } catch {
    return false;
  }
}

/** In a frame, talks to that frame's origin only, where it is an allowed one. @returns whether there is somebody to talk to */
function aimAtFrame(): boolean {
  if (window.self === window.top) return true;
  const listed = document.querySelector<HTMLMetaElement>(`meta[name="${FRAME_ORIGINS_META}"]`);
  const origin = findFrameOrigin({
    ancestors: Array.from(window.location.ancestorOrigins ?? []),
    referrer: document.referrer,
    allowed: [TELEGRAM_WEB, ...(listed?.content.split(" ") ?? [])],
  });
  if (!origin) return false;
  targetOrigin.set(origin);
  // Registered before the SDK's own listener, so a stranger's message never reaches it.
  window.addEventListener(
    "message",
    (event) => {
      if (event.isTrusted && event.origin !== origin) event.stopImmediatePropagation();
    },
    { capture: true },
  );
  return true;
}

function mountParts(): void {
  mountMiniAppSync.ifAvailable();
  bindThemeParamsCssVars.ifAvailable();
  backButton.mount.ifAvailable();
  mainButton.mount.ifAvailable();
  closingBehavior.mount.ifAvailable();
  applyTheme();
  themeParams.state.sub(applyTheme);
  miniApp.ready.ifAvailable();
  const [isMounting, mounting] = mountViewport.ifAvailable({ timeout: VIEWPORT_TIMEOUT_MS });
  if (!isMounting) return;
  // A client that never tells its size leaves us with the CSS fallbacks.
  mounting.then(() => bindViewportCssVars.ifAvailable()).catch(() => undefined);
}

/** Colours that CSS alone cannot work out: readable accents, the scheme, and the client's own bars. */
function applyTheme(): void {
  const root = document.documentElement;
  const theme = themeParams.state();
  // What the last theme had and this one has not must not stay behind.
  for (const name of Array.from(root.style).filter((name) => name.startsWith(THEME_PREFIX)))
    if (!(name.slice(THEME_PREFIX.length).replaceAll("-", "_") in theme))
      root.style.removeProperty(name);
  const surface = theme.section_bg_color ?? theme.bg_color ?? "";
  const set = (name: string, color: string | undefined, against: string) => {
    if (color) root.style.setProperty(name, readable({ color, against }));
    else root.style.removeProperty(name);
  };
  set("--kiosk-button-color", theme.button_color, theme.button_text_color ?? "#ffffff");
  set("--kiosk-link-color", theme.accent_text_color ?? theme.link_color, surface);
  set("--kiosk-danger-color", theme.destructive_text_color, surface);
  root.dataset.scheme = themeParams.isDark() ? "dark" : "light";
  const ground = theme.secondary_bg_color ? "secondary_bg_color" : "bg_color";
  miniApp.setHeaderColor.ifAvailable(ground);
  miniApp.setBackgroundColor.ifAvailable(ground);
  miniApp.setBottomBarColor.ifAvailable(ground);
}

function readInitData(): string {
  try {
    return retrieveRawInitData() ?? "";
  } catch {
    return "";
  }
}

/** The launch data identifies the shopper: it does not stay in an address that may be shared. */
function forgetHash(): void {
  if (!window.location.hash.includes("tgWebApp")) return;
  const { pathname, search } = window.location;
  window.history.replaceState(window.history.state, "", pathname + search);
}

/** A client may launch us anew by changing nothing but the hash. */
function watchHash(): void {
  window.addEventListener("hashchange", () => {
    if (window.location.hash.includes("tgWebAppData=")) window.location.reload();
  });
}
