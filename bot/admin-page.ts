import type { Button } from "@/lib/telegram/keyboard";
import { openButton } from "./reply";

/** A button to a page of those who run the shop, by way of signing in where this Telegram is not yet. */
export function adminPageButton(label: string, path: string): Button {
  return openButton(label, `/admin/sign-in?to=${encodeURIComponent(path)}`);
}
