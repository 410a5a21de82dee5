import { setTimeout as sleep } from "node:timers/promises";
import { env } from "@/lib/env";
import { recordReply } from "@/lib/outbox/record-reply";
import { SEND_LIMITS } from "@/lib/outbox/rules";
import { findLegalText } from "@/lib/setting/find-legal-text";
import { chooseTextLanguage, type LegalText } from "@/lib/setting/rules";
import { openButton } from "@/lib/telegram/keyboard";
import { splitText } from "@/lib/telegram/rich-text";
import { TEXT_MAX } from "@/lib/telegram/rules";
import { sendMessage } from "@/lib/telegram/send-message";
import type { Handler } from "./context";
import { reply } from "./reply";

/** `/help`: words to read, and the way into the shop. */
export const help: Handler = (ctx) =>
  reply(ctx, ctx.words.help, [[openButton(ctx.words.menu.shop, "/")]]);

/** `/terms`, `/privacy`: what the owner has written, in as many messages as it takes, at the pace of a chat; else the shop's own words. */
export function legalPage(name: LegalText): Handler {
  return async (ctx) => {
    const { [name]: words, menu } = ctx.words;
    const language = chooseTextLanguage(ctx.shopper.language);
    const own = await findLegalText({ text: name, language });
    const title = own ? `${env().SHOP_NAME} · ${words.title}` : words.title;
    const whole = [{ text: title, tag: "b" }, { text: `\n${own?.text ?? words.text}` }] as const;
    const pieces = splitText(whole, TEXT_MAX);
    const { telegramId } = ctx.shopper;
    for (const [index, text] of pieces.entries()) {
      if (index > 0) await sleep(SEND_LIMITS.chatMs); // all at once are refused, and would begin anew
      const isLast = index === pieces.length - 1;
      const buttons = isLast ? [[openButton(menu.shop, "/")]] : [];
      const message = { type: "text", text, buttons } as const;
      await Promise.all([sendMessage(telegramId, message), recordReply(telegramId)]);
    }
  };
}
