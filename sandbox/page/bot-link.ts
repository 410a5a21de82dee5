import { currentState } from "./store";

/** Whether this is a link to the bot itself, and what it asks for. */
export function parseBotLink(url: string): { start?: string; startapp?: string } | null {
  if (!URL.canParse(url)) return null;
  const { hostname, pathname, searchParams } = new URL(url);
  const isBot = pathname.split("/")[1]?.toLowerCase() === currentState().bot.username.toLowerCase();
  if (!["t.me", "telegram.me"].includes(hostname) || !isBot) return null;
  const start = searchParams.get("start");
  const startapp = searchParams.get("startapp");
  return { ...(start !== null && { start }), ...(startapp !== null && { startapp }) };
}
