import { env } from "@/lib/env";
import { enqueueAlarm } from "@/lib/outbox/enqueue-alarm";
import type { Handler } from "./context";
import { openButton, reply } from "./reply";

const TEXT_LENGTH_MAX = 1000;
const HOUR_LENGTH = "2026-11-21T04".length;

/** `/paysupport [text]`: how to get help, and where the owner is reached; with a text it goes to the admins, once an hour, so that nobody can flood them. */
export const paysupport: Handler = async (ctx) => {
  const { support: words, menu } = ctx.words;
  const text = typeof ctx.match === "string" ? cut(ctx.match.trim()) : "";
  const history = [[openButton(ctx.words.history.button, "/profile")]];
  const contact = env().SUPPORT_CONTACT ? `\n\n${env().SUPPORT_CONTACT}` : "";
  if (text === "") return reply(ctx, { title: words.title, text: words.text + contact }, history);
  const isAnybodyThere = env().ADMIN_IDS.length > 0;
  const line = isAnybodyThere ? words.noted : words.nobody;
  await enqueueAlarm({
    key: `support:${ctx.shopper.id}:${new Date().toISOString().slice(0, HOUR_LENGTH)}`,
    payload: { alarm: "support", telegram_id: String(ctx.shopper.telegramId), text },
  });
  return reply(ctx, { title: words.title, text: line + contact }, [[openButton(menu.shop, "/")]]);
};

// Half of a surrogate pair is no text, and no database keeps it.
function cut(text: string): string {
  return text.slice(0, TEXT_LENGTH_MAX).toWellFormed();
}
