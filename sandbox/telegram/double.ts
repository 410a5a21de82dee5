import type { SandboxContext } from "@/sandbox/context";
import { RequestLog } from "@/sandbox/request-log";
import { Chats, type ChatsSnapshot, GROUP, publicUser } from "./chats";
import { FileStore, type FilesSnapshot } from "./files";
import { isHeardInGroup } from "./group-privacy";
import { detectEntities } from "./html";
import { createInitData, createSigningKey } from "./init-data";
import { InlineMode, inlineMessageId } from "./inline-mode";
import { newId } from "./new-id";
import { type BotProfile, emptyProfile, localized, shortLanguage } from "./profile";
import { SendLimits, type SentCall } from "./send-limits";
import type {
  MenuButton,
  Message,
  MessageContent,
  Room,
  SandboxUser,
  TelegramUser,
  Update,
} from "./types";
import { UpdateSender, type UpdateSnapshot } from "./update-sender";

/** An answered callback query, as `answerCallbackQuery` gave it. */
export type CallbackAnswer = { text: string; showAlert: boolean; url: string };

/** What a data file keeps of the double. */
export type TelegramSnapshot = {
  chats: ChatsSnapshot;
  files: FilesSnapshot;
  updates: UpdateSnapshot;
  profile: BotProfile;
  lastUpdateId: number;
};

/** Telegram in memory: people, chats and the bot's webhook. The methods of the Bot API are in `*-methods.ts`. */
export class TelegramDouble {
  readonly token: string;
  readonly bot: TelegramUser;
  readonly chats = new Chats();
  readonly files = new FileStore();
  readonly requests = new RequestLog();
  readonly updates: UpdateSender;
  /** Answers to pressed buttons by callback query id; null while the bot has not answered. */
  readonly callbackAnswers = new Map<string, CallbackAnswer | null>();
  /** Answers to pre-checkout queries by id. */
  readonly preCheckoutAnswers = new Map<string, { ok: boolean; errorMessage: string } | null>();
  /** Where the bot asked for a reply: to which message, and what the empty field says. */
  readonly forcedReplies = new Map<number, { messageId: number; placeholder: string }>();
  readonly inline = new InlineMode(this);
  limits = new SendLimits();
  /** Every call that put messages into a chat, oldest first. */
  readonly sent: SentCall[] = [];
  profile = emptyProfile();
  readonly context: SandboxContext;
  readonly #signingKey = createSigningKey();
  readonly #watchers = new Set<() => void>();
  #lastUpdateId = Math.floor(Date.now() / 1000);

  constructor(
    context: SandboxContext,
    options: { token: string; onWebhookReply: (call: Record<string, unknown>) => void },
  ) {
    this.context = context;
    this.token = options.token;
    this.updates = new UpdateSender(context, options.onWebhookReply);
    const username = "kiosk_demo_bot";
    const id = Number(options.token.split(":")[0]) || 7_000_000_001;
    this.bot = { id, is_bot: true, first_name: "Kiosk", username };
  }

  /** Everybody who ever used the bot, by id. */
  get users(): ReadonlyMap<number, SandboxUser> {
    return this.chats.users;
  }

  /** Every message of a chat as the person sees it now, oldest first. */
  messages(chatId: number): Message[] {
    return this.chats.messages(chatId);
  }

  /** The first message the bot wrote that passes the test, already there or to come; an error when time is up. */
  async waitForMessage(
    chatId: number,
    options: { matches: (message: Message) => boolean; timeoutMs?: number },
  ): Promise<Message> {
    const isIt = (message: Message) => message.from.is_bot && options.matches(message);
    const found = await this.waitFor(() => this.messages(chatId).find(isIt), options.timeoutMs);
    if (!found) throw new Error(`no such message in chat ${chatId}`);
    return found;
  }

  /** What is looked for, there already or to come; null when time is up. */
  async waitFor<T>(find: () => T | null | undefined, timeoutMs = 5000): Promise<T | null> {
    const deadline = Date.now() + timeoutMs;
    for (let found = find(); ; found = find()) {
      if (found) return found;
      if (Date.now() >= deadline) return null;
      await this.#nextChange(deadline - Date.now());
    }
  }

  /** A person who may use the bot; without `allowsWriteToPm: false` the bot may write first. */
  createUser(
    person: Partial<
      Pick<SandboxUser, "id" | "first_name" | "username" | "language_code" | "allowsWriteToPm">
    > = {},
  ): SandboxUser {
    const id = person.id ?? 100_000_001 + this.chats.users.size * 1009;
    const user: SandboxUser = {
      id,
      is_bot: false,
      first_name: person.first_name ?? `Shopper ${this.chats.users.size + 1}`,
      ...(person.username && { username: person.username }),
      language_code: person.language_code ?? "en",
      hasStarted: false,
      isBlocking: false,
      allowsWriteToPm: person.allowsWriteToPm ?? true,
    };
    this.chats.users.set(id, user);
    this.changed();
    return user;
  }

  /** The person reads Telegram in that language from now on ("en", "pt-br"). */
  setLanguage(userId: number, languageCode: string): void {
    this.chats.requireUser(userId).language_code = languageCode;
    this.changed();
  }

  /** The person types a text into a chat, the one with the bot unless told, and sends it. */
  sendText(input: { userId: number; text: string; room?: Room }): Message {
    const user = this.chats.requireUser(input.userId);
    const entities = detectEntities(input.text);
    return this.say(user, input.room ?? "bot", {
      text: input.text,
      ...(entities.length > 0 && { entities }),
    });
  }

  /** Puts what a person says into a chat; the bot hears of it where Telegram lets it. */
  say(user: SandboxUser, room: Room, content: MessageContent): Message {
    if (room === "bot") {
      user.hasStarted = true;
      if (user.isBlocking) this.unblock(user.id);
    }
    const chatId = room === "group" ? GROUP.id : user.id;
    const message = this.chats.addFrom(user, room, {
      ...content,
      ...(room !== "saved" && this.#replyTo(chatId)),
    });
    if (room === "bot" || (room === "group" && isHeardInGroup(message, this.bot)))
      this.#push(chatId, { message });
    else this.changed();
    return message;
  }

  /** The person presses a callback button; returns the id under which the bot's answer will stand in `callbackAnswers`. */
  pressButton(input: { userId: number; messageId: number; callbackData: string }): string {
    const user = this.chats.requireUser(input.userId);
    const rooms = (["bot", "group", "saved"] as const).map((room) =>
      this.chats.messagesIn(user.id, room),
    );
    const message = rooms.flat().find(({ message_id: id }) => id === input.messageId);
    if (!message) throw new RangeError(`no message ${input.messageId} for ${user.first_name}`);
    const id = newId();
    this.callbackAnswers.set(id, null);
    const { chat, via_bot: isPosted } = message;
    this.#push(user.id, {
      callback_query: {
        id,
        from: publicUser(user),
        ...(isPosted ? { inline_message_id: inlineMessageId(message) } : { message }),
        chat_instance: String(chat.id * 31),
        data: input.callbackData,
      },
    });
    return id;
  }

  /** The person blocks the bot: it hears of it, and can write no more. */
  block(userId: number): void {
    this.#changeMembership(userId, { isBlocking: true });
  }

  /** The person lets the bot write again. */
  unblock(userId: number): void {
    this.#changeMembership(userId, { isBlocking: false });
  }

  /** Any update a test wants the bot to get; the next update id is added. */
  pushUpdate(userId: number, content: Record<string, unknown>): Update {
    return this.#push(this.chats.requireUser(userId).id, content);
  }

  /** Raw init data for the Mini App, signed with the bot token. `authDate` is in epoch seconds. */
  initData(input: { userId: number; startParam?: string; authDate?: number }): string {
    const user = this.chats.requireUser(input.userId);
    return createInitData(
      {
        user: publicUser(user),
        allowsWriteToPm: user.allowsWriteToPm,
        authDate: input.authDate ?? Math.floor(Date.now() / 1000),
        ...(input.startParam && { startParam: input.startParam }),
      },
      { botToken: this.token, signingKey: this.#signingKey },
    );
  }

  /** The menu button of a chat: its own, or the one for all. */
  menuButton(chatId: number): MenuButton {
    return this.profile.menuButtonByChat[String(chatId)] ?? this.profile.menuButton;
  }

  /** What the bot is called by whoever speaks that language. */
  nameFor(languageCode: string | undefined): string {
    return localized(this.profile.names, shortLanguage(languageCode)) || this.bot.first_name;
  }

  /** Tells everyone who waits that something is new. */
  changed(): void {
    this.context.changed();
    for (const wake of [...this.#watchers]) wake();
  }

  /** For the data file. */
  snapshot(): TelegramSnapshot {
    return {
      chats: this.chats.snapshot(),
      files: this.files.snapshot(),
      updates: this.updates.snapshot(),
      profile: this.profile,
      lastUpdateId: this.#lastUpdateId,
    };
  }

  /** Continues from a data file. */
  restore(snapshot: TelegramSnapshot): void {
    this.chats.restore(snapshot.chats);
    this.files.restore(snapshot.files);
    // A file of an older sandbox knows nothing of what came later.
    this.profile = { ...emptyProfile(), ...snapshot.profile };
    this.#lastUpdateId = snapshot.lastUpdateId;
    this.updates.restore(snapshot.updates);
  }

  /** What somebody writes where the bot asked for a reply is that reply. */
  #replyTo(chatId: number): Pick<Message, "reply_to_message"> {
    const asked = this.forcedReplies.get(chatId);
    this.forcedReplies.delete(chatId);
    const message = asked && this.chats.find(chatId, asked.messageId);
    return message ? { reply_to_message: structuredClone(message) } : {};
  }

  #push(chatId: number, content: Record<string, unknown>): Update {
    this.#lastUpdateId += 1;
    const update = { update_id: this.#lastUpdateId, ...structuredClone(content) };
    this.updates.push(chatId, update);
    this.changed();
    return update;
  }

  #changeMembership(userId: number, change: { isBlocking: boolean }): void {
    const user = this.chats.requireUser(userId);
    if (user.isBlocking === change.isBlocking) return;
    user.isBlocking = change.isBlocking;
    const member = (isOut: boolean) =>
      isOut
        ? { user: this.bot, status: "kicked", until_date: 0 }
        : { user: this.bot, status: "member" };
    this.#push(user.id, {
      my_chat_member: {
        chat: { id: user.id, first_name: user.first_name, type: "private" },
        from: publicUser(user),
        date: Math.floor(Date.now() / 1000),
        old_chat_member: member(!change.isBlocking),
        new_chat_member: member(change.isBlocking),
      },
    });
  }

  #nextChange(timeoutMs: number): Promise<void> {
    return new Promise((resolve) => {
      const finish = () => {
        clearTimeout(timer);
        this.#watchers.delete(finish);
        resolve();
      };
      const timer = setTimeout(finish, Math.max(1, timeoutMs));
      this.#watchers.add(finish);
    });
  }
}
