import { parseStartLink } from "@/lib/telegram/rules";

/** The screen that a deep link leads to, or why it leads nowhere: then the shop simply opens, and says so. */
export type StartScreen =
  | { readonly path: string; readonly fault: null }
  | { readonly path: null; readonly fault: "nowhere" | "notYours" };

/** Reads what somebody's deep link asks for. What it names is checked by the server. */
export function screenOf(startParam: string, telegramId: string): StartScreen {
  const link = parseStartLink(startParam);
  if (link?.kind === "product") return { path: `/p/${link.slug}`, fault: null };
  if (link?.kind === "order") return { path: `/orders/${link.orderId}`, fault: null };
  if (link?.kind !== "refill") return { path: null, fault: "nowhere" };
  // A refill link is for that very person.
  if (String(link.telegramId) !== telegramId) return { path: null, fault: "notYours" };
  return { path: `/refill?amount=${link.amount}`, fault: null };
}

type LaunchUser = { telegramId: string; firstName: string; languageCode: string };

/** Reads the signed launch data for display. The server checks the signature; nothing here is trusted. */
export function readLaunchData(initData: string): LaunchUser & { startParam: string } {
  const fields = new URLSearchParams(initData);
  const user = parseUser(fields.get("user") ?? "");
  return { ...user, startParam: fields.get("start_param") ?? "" };
}

function parseUser(text: string): LaunchUser {
  const { id, first_name: name, language_code: code } = parseFields(text);
  return {
    telegramId: String(id ?? ""),
    firstName: typeof name === "string" ? name : "",
    languageCode: typeof code === "string" ? code : "",
  };
}

function parseFields(text: string): Readonly<Record<string, unknown>> {
  try {
    return Object(JSON.parse(text));
  } catch {
    return {};
  }
}
