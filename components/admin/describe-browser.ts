import { ADMIN_EN } from "@/lib/text/admin-en";

// In this order: each of them also claims to be one of those further down.
const BROWSERS = [
  ["Edge", /\bEdgA?(?:iOS)?\//],
  ["Opera", /\bOPR\//],
  ["Samsung Internet", /\bSamsungBrowser\//],
  ["Firefox", /\b(?:Firefox|FxiOS)\//],
  ["Chrome", /\b(?:HeadlessChrome|Chrome|CriOS)\//],
  ["Safari", /\bSafari\//],
] as const;

const SYSTEMS = [
  ["Android", /\bAndroid\b/],
  ["iPad", /\biPad\b/],
  ["iPhone", /\biPhone\b/],
  ["Windows", /\bWindows\b/],
  ["ChromeOS", /\bCrOS\b/],
  ["macOS", /\bMac OS X\b/],
  ["Linux", /\bLinux\b/],
] as const;

/** What a person would call a browser, by what it says of itself: "Firefox on Linux". */
export function describeBrowser(userAgent: string): string {
  const words = ADMIN_EN.sessions;
  const find = (list: readonly (readonly [string, RegExp])[]) =>
    list.find(([, pattern]) => pattern.test(userAgent))?.[0];
  const browser = find(BROWSERS);
  const system = find(SYSTEMS);
  if (/\bTelegram\b/.test(userAgent) && system) return words.telegram(system);
  if (browser && system) return words.on(browser, system);
  return browser ?? system ?? words.unknownBrowser;
}
