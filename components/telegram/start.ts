import { retrieveRawInitData, targetOrigin } from "@telegram-apps/sdk-react";
import { findFrameOrigin, TELEGRAM_WEB } from "./frame-origin";
import { connect, tell } from "./messages";
import { followSafeArea } from "./safe-area";
import { readLaunchData } from "./start-param";
import { setTelegramState } from "./state";
import { followTheme } from "./theme";

const FRAME_ORIGINS_META = "kiosk-frame-origins";

/** Connects to the Telegram client, once, before React wakes up. In an ordinary browser the shop stays browsable. */
export function startTelegram(): void {
  watchHash();
  const launch = aimAtFrame() ? introduce() : null;
  if (!launch) {
    forgetHash();
    setTelegramState({ phase: "outside" });
    return;
  }
  followTheme(launch.tgWebAppThemeParams);
  followSafeArea();
  // A client keeps what the page asked for before it was loaded anew: this one may have no button of its own.
  tell("web_app_setup_main_button", { is_visible: false, is_progress_visible: false });
  tell("web_app_setup_closing_behavior", { need_confirmation: false });
  tell("web_app_ready");
  const initData = retrieveRawInitData() ?? "";
  forgetHash();
  setTelegramState({
    phase: initData ? "inside" : "outside",
    hasClient: true,
    initData,
    ...readLaunchData(initData),
  });
}

/** @returns the launch parameters; null where no client listens */
function introduce(): ReturnType<typeof connect> | null {
  try {
    return connect();
  } catch {
    return null;
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
