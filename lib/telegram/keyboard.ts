import { InlineKeyboard } from "grammy";
import { requireEnv } from "@/lib/env";

/**
 * A button that opens the Mini App at an address (`url`), one that opens a browser (`link`), one whose press comes back to the bot with `data`
 * (1–64 bytes), one that copies (`copy`, 1–256 characters), and one that shares a product into a chat by inline mode (`share`).
 */
export type Button =
  | { readonly label: string; readonly url: string }
  | { readonly label: string; readonly link: string }
  | { readonly label: string; readonly data: string }
  | { readonly label: string; readonly copy: string }
  | { readonly label: string; readonly share: string };

/** Buttons below a message, row by row. */
export type Buttons = readonly (readonly Button[])[];

/** In front of what a button comes back with: the bot answers below the message, which somebody may want to read again. */
export const BELOW = "+";

/** A button that opens a page of the Mini App. */
export function openButton(label: string, path: string): Button {
  return { label, url: requireEnv("PUBLIC_URL") + path };
}

/** A button to a page of those who run the shop, by way of signing in where this Telegram is not yet. */
export function adminPageButton(label: string, path: string): Button {
  return openButton(label, `/admin/sign-in?to=${encodeURIComponent(path)}`);
}

/** Buttons as the Bot API takes them. */
export function toKeyboard(buttons: Buttons): InlineKeyboard {
  return InlineKeyboard.from(buttons.map((row) => row.map(toInline)));
}

function toInline(button: Button) {
  if ("url" in button) return InlineKeyboard.webApp(button.label, button.url);
  if ("link" in button) return InlineKeyboard.url(button.label, button.link);
  if ("copy" in button) return InlineKeyboard.copyText(button.label, button.copy);
  if ("share" in button) return InlineKeyboard.switchInline(button.label, button.share);
  return InlineKeyboard.text(button.label, button.data);
}
