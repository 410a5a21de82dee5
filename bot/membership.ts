import { closeChat } from "@/lib/outbox/close-chat";
import { openChat } from "@/lib/outbox/open-chat";
import type { Handler } from "./context";

/** Somebody blocked the bot, or let it write again: then what they bought goes out. */
export const membership: Handler = async (ctx) => {
  const status = ctx.myChatMember?.new_chat_member.status;
  const { telegramId } = ctx.shopper;
  await (status === "member" ? openChat({ telegramId }) : closeChat({ telegramId }));
};
