import type { ThemeParams } from "@telegram-apps/sdk-react";
import { isDark, readable } from "./contrast";
import { hear, tell } from "./messages";

const TINT = 0.14; // as --tint in app/globals.css
const PREFIX = "--tg-theme-";
// Telegram's own colours of the main button, for a theme that names none.
const BUTTON_COLOR = "#2481cc";
const BUTTON_TEXT_COLOR = "#ffffff";

let theme: ThemeParams = {};

/** Wears the client's theme: the one of the launch at once, then whatever it becomes. */
export function followTheme(atLaunch: ThemeParams): void {
  applyTheme(atLaunch);
  hear("theme_changed", ({ theme_params: changed }) => applyTheme(changed));
  // After a reload the launch may be older than the theme.
  tell("web_app_request_theme");
}

/** What the client's main button is painted with. */
export function buttonColors(): { color: `#${string}`; text_color: `#${string}` } {
  return {
    color: theme.button_color ?? BUTTON_COLOR,
    text_color: theme.button_text_color ?? BUTTON_TEXT_COLOR,
  };
}

function applyTheme(next: ThemeParams): void {
  theme = next;
  const { style, dataset } = document.documentElement;
  const names = Object.keys(theme).map(variableOf);
  // What the last theme had and this one has not must not stay behind.
  for (const name of Array.from(style))
    if (name.startsWith(PREFIX) && !names.includes(name)) style.removeProperty(name);
  for (const [key, color] of Object.entries(theme))
    if (color) style.setProperty(variableOf(key), color);
  applyReadable();
  if (theme.bg_color) dataset.scheme = isDark(theme.bg_color) ? "dark" : "light";
  else delete dataset.scheme;
  paintBars();
}

/** Colours that CSS alone cannot work out. */
function applyReadable(): void {
  const { style } = document.documentElement;
  const surface = theme.section_bg_color ?? theme.bg_color ?? "";
  const page = theme.secondary_bg_color ?? surface;
  const readableOnBoth = (color: string | undefined, tint?: number) =>
    color && [surface, page].reduce((so, against) => readable({ color: so, against, tint }), color);
  const set = (name: string, color: string | undefined) =>
    color ? style.setProperty(name, color) : style.removeProperty(name);
  const { button_color: color, button_text_color: against = BUTTON_TEXT_COLOR } = theme;
  set("--kiosk-button-color", color && readable({ color, against }));
  set("--kiosk-link-color", readableOnBoth(theme.accent_text_color ?? theme.link_color, TINT));
  set("--kiosk-danger-color", readableOnBoth(theme.destructive_text_color));
}

/** The client's own bars, above and below the page, in the page's colour. */
function paintBars(): void {
  const key = theme.secondary_bg_color ? "secondary_bg_color" : "bg_color";
  const color = theme[key];
  tell("web_app_set_header_color", { color_key: key });
  if (!color) return;
  tell("web_app_set_background_color", { color });
  tell("web_app_set_bottom_bar_color", { color });
}

function variableOf(key: string): string {
  return PREFIX + key.replaceAll("_", "-");
}
