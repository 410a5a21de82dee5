import { BotApiError, badRequest } from "./bot-api-error";
import type { Message, SandboxUser, TelegramUser } from "./types";

/** What a data file keeps of people and messages. */
export type ChatsSnapshot = {
  users: SandboxUser[];
  messages: [chatId: number, messages: Message[]][];
  lastMessageId: number;
};

/** People, and every message between each of them and the bot. A private chat has its person's id. */
export class Chats {
  readonly users = new Map<number, SandboxUser>();
  readonly #messages = new Map<number, Message[]>();
  #lastMessageId = 0;

  /** All messages of a chat, oldest first; the live list is not handed out. */
  messages(chatId: number): Message[] {
    return [...(this.#messages.get(chatId) ?? [])];
  }

  /** The person of that id; an unknown one is an error of the caller, not of the bot. */
  requireUser(userId: number): SandboxUser {
    const user = this.users.get(userId);
    if (!user) throw new RangeError(`the sandbox has no user ${userId}`);
    return user;
  }

  /** The person the bot may write to now, or Telegram's refusal. */
  requireReachable(chatId: number | undefined): SandboxUser {
    if (chatId === undefined) throw badRequest("chat_id is empty");
    const user = this.users.get(chatId);
    if (!user) throw badRequest("chat not found");
    if (user.isBlocking) throw new BotApiError(403, "Forbidden: bot was blocked by the user");
    if (!user.hasStarted && !user.allowsWriteToPm)
      throw new BotApiError(403, "Forbidden: bot can't initiate conversation with a user");
    return user;
  }

  /** Adds a message to a chat; `from` tells whether the bot or the person wrote it. */
  add(
    user: SandboxUser,
    from: TelegramUser,
    content: Omit<Message, "message_id" | "from" | "chat" | "date">,
  ): Message {
    this.#lastMessageId += 1;
    const message: Message = {
      message_id: this.#lastMessageId,
      from,
      chat: {
        id: user.id,
        first_name: user.first_name,
        ...(user.username && { username: user.username }),
        type: "private",
      },
      date: Math.floor(Date.now() / 1000),
      ...content,
    };
    const messages = this.#messages.get(user.id) ?? [];
    messages.push(message);
    this.#messages.set(user.id, messages);
    return message;
  }

  /** The message of that id in that chat, or undefined. */
  find(chatId: number, messageId: number): Message | undefined {
    return this.#messages.get(chatId)?.find((message) => message.message_id === messageId);
  }

  /** Takes a message out of its chat; false when it is not there. */
  remove(chatId: number, messageId: number): boolean {
    const messages = this.#messages.get(chatId) ?? [];
    const index = messages.findIndex((message) => message.message_id === messageId);
    if (index >= 0) messages.splice(index, 1);
    return index >= 0;
  }

  /** For the data file. */
  snapshot(): ChatsSnapshot {
    return {
      users: [...this.users.values()],
      messages: [...this.#messages],
      lastMessageId: this.#lastMessageId,
    };
  }

  /** Continues from a data file. */
  restore(snapshot: ChatsSnapshot): void {
    for (const user of snapshot.users) this.users.set(user.id, user);
    for (const [chatId, messages] of snapshot.messages) this.#messages.set(chatId, messages);
    this.#lastMessageId = snapshot.lastMessageId;
  }
}

/** The public part of a person, as it stands in updates and messages. */
export function publicUser(user: SandboxUser): TelegramUser {
  return {
    id: user.id,
    is_bot: false,
    first_name: user.first_name,
    ...(user.username && { username: user.username }),
    ...(user.language_code && { language_code: user.language_code }),
  };
}
