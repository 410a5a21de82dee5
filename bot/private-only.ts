import { InlineKeyboard } from "grammy";
import { log } from "@/lib/log";
import { chooseLanguage } from "@/lib/shopper/rules";
import { CHAT_EN } from "@/lib/text/chat-en";
import { chatText } from "@/lib/text/chat-text";
import type { BotContext, Handler } from "./context";

/**
 * Lets private chats pass. In a group one of our commands is answered with the way to the private chat, once: where we may not write, whoever
 * leads that group could else have us try, and alarm the owner, as often as they like. Everything else there is not ours.
 */
export const privateOnly: Handler = async (ctx, next) => {
  const chat = ctx.chat ?? ctx.preCheckoutQuery?.from;
  if (!chat) return;
  if (!("type" in chat) || chat.type === "private") return next();
  if (!isOurCommand(ctx)) return;
  const words = chatText(chooseLanguage(ctx.from?.language_code));
  const button = InlineKeyboard.url(words.openPrivate, `https://t.me/${ctx.me.username}`);
  const { is_topic_message: isTopic, message_thread_id: topic } = ctx.message ?? {};
  await ctx
    .reply(words.privateOnly, {
      reply_markup: InlineKeyboard.from([[button]]),
      ...(isTopic && topic !== undefined && { message_thread_id: topic }),
    })
    .catch((error: unknown) =>
      log().info({ err: error }, "a group does not hear where the shop is"),
    );
};

/** A command to us by name, or one that we have and that is to nobody by name: other bots have theirs. */
function isOurCommand({ message, me }: BotContext): boolean {
  const [, command = "", name] = /^\/(\w{1,32})(?:@(\w+))?/.exec(message?.text ?? "") ?? [];
  if (name) return name.toLowerCase() === me.username.toLowerCase();
  return Object.hasOwn(CHAT_EN.commands, command);
}
