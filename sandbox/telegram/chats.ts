import { BotApiError, badRequest } from "./bot-api-error";
import type { Chat, Message, MessageContent, Room, SandboxUser, TelegramUser } from "./types";

/** The one group of the sandbox: everybody is in it, and so is the bot. */
export const GROUP = { id: -4_000_000_001, type: "group", title: "Friends" } as const;

/** What a data file keeps of people and messages. */
export type ChatsSnapshot = {
  users: SandboxUser[];
  messages: [chatId: number, messages: Message[]][];
  saved?: [userId: number, messages: Message[]][];
  lastMessageId: number;
};

/** People, and every message. A person's chat with the bot has the person's id, the group a negative one. */
export class Chats {
  readonly users = new Map<number, SandboxUser>();
  readonly #messages = new Map<number, Message[]>();
  /** What people keep for themselves, by their id; the bot sees nothing of it. */
  readonly #saved = new Map<number, Message[]>();
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

  /** All messages of one of a person's chats, oldest first. */
  messagesIn(userId: number, room: Room): Message[] {
    if (room === "saved") return [...(this.#saved.get(userId) ?? [])];
    return this.messages(room === "group" ? GROUP.id : userId);
  }

  /** A chat the bot has met, whether or not it may write there now, or Telegram's refusal. */
  requireKnown(chatId: number | undefined): Chat {
    if (chatId === undefined) throw badRequest("chat_id is empty");
    if (chatId === GROUP.id) return GROUP;
    const user = this.users.get(chatId);
    if (!user) throw badRequest("chat not found");
    return privateChat(user);
  }

  /** The chat the bot may write to now, or Telegram's refusal. */
  requireReachable(chatId: number | undefined): Chat {
    const chat = this.requireKnown(chatId);
    const user = this.users.get(chat.id);
    if (!user) return chat;
    if (user.isBlocking) throw new BotApiError(403, "Forbidden: bot was blocked by the user");
    if (!user.hasStarted && !user.allowsWriteToPm)
      throw new BotApiError(403, "Forbidden: bot can't initiate conversation with a user");
    return chat;
  }

  /** Adds a message to a chat; `from` tells whether the bot or a person wrote it. */
  add(chat: Chat, from: TelegramUser, content: MessageContent): Message {
    return this.#append(this.#messages, chat, { from, content });
  }

  /** Adds what a person writes in one of their chats. */
  addFrom(user: SandboxUser, room: Room, content: MessageContent): Message {
    const place = room === "saved" ? this.#saved : this.#messages;
    const chat = room === "group" ? GROUP : privateChat(user);
    return this.#append(place, chat, { from: publicUser(user), content });
  }

  /** The message of that id in that chat, or undefined. */
  find(chatId: number, messageId: number): Message | undefined {
    return this.#messages.get(chatId)?.find((message) => message.message_id === messageId);
  }

  /** The message of that id wherever it stands: no two have the same. */
  findAnywhere(messageId: number): Message | undefined {
    for (const messages of [...this.#messages.values(), ...this.#saved.values()]) {
      const found = messages.find((message) => message.message_id === messageId);
      if (found) return found;
    }
    return undefined;
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
      saved: [...this.#saved],
      lastMessageId: this.#lastMessageId,
    };
  }

  /** Continues from a data file. */
  restore(snapshot: ChatsSnapshot): void {
    for (const user of snapshot.users) this.users.set(user.id, user);
    for (const [chatId, messages] of snapshot.messages) this.#messages.set(chatId, messages);
    for (const [userId, messages] of snapshot.saved ?? []) this.#saved.set(userId, messages);
    this.#lastMessageId = snapshot.lastMessageId;
  }

  #append(
    place: Map<number, Message[]>,
    chat: Chat,
    { from, content }: { from: TelegramUser; content: MessageContent },
  ): Message {
    this.#lastMessageId += 1;
    const message: Message = {
      message_id: this.#lastMessageId,
      from,
      chat,
      date: Math.floor(Date.now() / 1000),
      ...content,
    };
    const messages = place.get(chat.id) ?? [];
    messages.push(message);
    place.set(chat.id, messages);
    return message;
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

function privateChat(user: SandboxUser): Chat {
  return {
    id: user.id,
    first_name: user.first_name,
    ...(user.username && { username: user.username }),
    type: "private",
  };
}
