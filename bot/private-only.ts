import { InlineKeyboard } from "grammy";
import { log } from "@/lib/log";
import { chooseLanguage } from "@/lib/shopper/rules";
import { CHAT_EN } from "@/lib/text/chat-en";
import { chatText } from "@/lib/text/chat-text";
import type { BotContext, Handler } from "./context";

/** Lets private chats pass, and of a group our commands: whatever else is said there counts for nobody. */
export const onlyOurs: Handler = (ctx, next) =>
  isPrivate(ctx) || isOurCommand(ctx) ? next() : Promise.resolve();

/**
 * Lets private chats pass. A command in a group is answered with the way to the private chat, once: where we may not write, whoever leads that
 * group could else have us try, and alarm the owner, as often as they like.
 */
export const privateOnly: Handler = async (ctx, next) => {
  if (isPrivate(ctx)) return next();
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

function isPrivate({ chat, preCheckoutQuery }: BotContext): boolean {
  return chat ? chat.type === "private" : preCheckoutQuery !== undefined;
}

/** A command to us by name, or one that we have and that is to nobody by name: other bots have theirs. */
function isOurCommand({ message, me }: BotContext): boolean {
  const [, command = "", name] = /^\/(\w{1,32})(?:@(\w+))?/.exec(message?.text ?? "") ?? [];
  if (name) return name.toLowerCase() === me.username.toLowerCase();
  return Object.hasOwn(CHAT_EN.commands, command);
}
