import { InlineKeyboard } from "grammy";

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
