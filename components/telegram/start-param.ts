import { parseStartLink } from "@/lib/telegram/rules";

/** The screen that a deep link asks for, or null for one we do not know: then the shop simply opens. */
export function screenOf(startParam: string, telegramId: string): string | null {
  const link = parseStartLink(startParam);
  if (link?.kind === "product") return `/p/${link.slug}`;
  if (link?.kind === "order") return `/orders/${link.orderId}`;
  // A refill link is for that very person.
  if (link?.kind !== "refill" || String(link.telegramId) !== telegramId) return null;
  return `/refill?amount=${link.amount}`;
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
