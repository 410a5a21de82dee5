import type { Message, TelegramUser } from "./types";

/**
 * Whether a bot in privacy mode hears of a message in a group: commands that are not for another bot, answers to what it said itself, and what
 * was posted with its help. Nothing else.
 */
export function isHeardInGroup(message: Message, bot: TelegramUser): boolean {
  const { text = "", entities, reply_to_message: answered, via_bot: helper } = message;
  const command = entities?.find(({ type, offset }) => type === "bot_command" && offset === 0);
  const [, addressee] = text.slice(0, command?.length ?? 0).split("@");
  const isOurs = !addressee || addressee.toLowerCase() === bot.username?.toLowerCase();
  return (command !== undefined && isOurs) || answered?.from.id === bot.id || helper !== undefined;
}
