import type { SafeAreaInsets } from "@telegram-apps/sdk-react";
import { hear, tell } from "./messages";

/** Keeps the stylesheet told of what a notch, or the client's own buttons over the page, leave free. */
export function followSafeArea(): void {
  hear("safe_area_changed", (insets) => keep("safe-area", insets));
  hear("content_safe_area_changed", (insets) => keep("content-safe-area", insets));
  tell("web_app_request_safe_area");
  tell("web_app_request_content_safe_area");
}

function keep(area: string, insets: SafeAreaInsets): void {
  for (const [side, size] of Object.entries(insets))
    document.documentElement.style.setProperty(`--tg-viewport-${area}-inset-${side}`, `${size}px`);
}
