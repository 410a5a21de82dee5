import type { Context, NextFunction } from "grammy";
import type { Shopper } from "@/lib/shopper/rules";
import type { ChatText } from "@/lib/text/chat-text";

/** An update, with the shopper it comes from and the words in their language. */
export type BotContext = Context & {
  shopper: Shopper;
  words: ChatText;
  /** The pressed button asks for an answer below its message, which stays as it is. */
  isBelow?: boolean;
  /** The press has been answered: Telegram shows no clock any more. */
  isPressAnswered?: boolean;
};

export type Handler = (ctx: BotContext, next: NextFunction) => Promise<unknown>;
