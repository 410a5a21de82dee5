import { InlineKeyboard } from "grammy";
import { chooseLanguage } from "@/lib/shopper/rules";
import { chatText } from "@/lib/text/chat-text";
import type { Handler } from "./context";

/** Lets private chats pass. In a group a command is answered with the way to the private chat; everything else there is not ours. */
export const privateOnly: Handler = async (ctx, next) => {
  const chat = ctx.chat ?? ctx.preCheckoutQuery?.from;
  if (!chat) return;
  if (!("type" in chat) || chat.type === "private") return next();
  const isCommand = ctx.message?.entities?.some(
    ({ type, offset }) => type === "bot_command" && offset === 0,
  );
  if (!isCommand) return;
  const words = chatText(chooseLanguage(ctx.from?.language_code));
  const button = InlineKeyboard.url(words.openPrivate, `https://t.me/${ctx.me.username}`);
  await ctx.reply(words.privateOnly, { reply_markup: InlineKeyboard.from([[button]]) });
};
