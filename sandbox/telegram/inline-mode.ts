import { publicUser } from "./chats";
import type { TelegramDouble } from "./double";
import { asPhoto, type StoredFile } from "./files";
import type { InlineResult } from "./inline-results";
import { newId } from "./new-id";
import type { Message, Room } from "./types";

/** What the bot answered to an inline query. */
export type InlineAnswer = {
  results: InlineResult[];
  /** What the next query of the same text is to carry; "" when there is no more. */
  nextOffset: string;
  button: { text: string; start_parameter?: string; web_app?: { url: string } } | null;
};

/** A person's "@bot words" in one of their chats, and the answer once there is one. */
export type InlineQuery = {
  id: string;
  userId: number;
  room: Room;
  query: string;
  offset: string;
  answer: InlineAnswer | null;
};

const CHAT_TYPES = { bot: "sender", group: "group", saved: "private" } as const;
const KEPT = 200;

/** Inline mode: what people look for with the bot in any chat, and what they post of what it found. */
export class InlineMode {
  readonly queries = new Map<string, InlineQuery>();
  readonly #double: TelegramDouble;

  constructor(double: TelegramDouble) {
    this.#double = double;
  }

  /** The person has typed "@bot query": the bot gets the update. Returns the query, whose answer comes later. */
  ask(input: { userId: number; room: Room; query: string; offset?: string }): InlineQuery {
    const user = this.#double.chats.requireUser(input.userId);
    const asked: InlineQuery = { id: newId(), offset: "", answer: null, ...input };
    this.queries.set(asked.id, asked);
    const [oldest] = this.queries.keys();
    if (this.queries.size > KEPT && oldest) this.queries.delete(oldest);
    const { id, query, offset, room } = asked;
    const chat_type = CHAT_TYPES[room];
    this.#double.pushUpdate(user.id, {
      inline_query: { id, from: publicUser(user), query, offset, chat_type },
    });
    return asked;
  }

  /** The person chooses a result: it stands in the chat they asked from, as written by them with the bot's help. */
  async choose(input: { queryId: string; resultId: string }): Promise<Message> {
    const { query, result } = this.#require(input);
    const { chats, files, bot } = this.#double;
    const { picture, content } = result;
    const photo = picture === "" ? undefined : asPhoto(await files.fetch("photo", picture));
    const user = chats.requireUser(query.userId);
    return this.#double.say(user, query.room, {
      ...(photo && { photo }),
      ...structuredClone(content),
      via_bot: bot,
    });
  }

  /** The little picture of a result, as Telegram's servers hand it to the phones. */
  async thumbnail(input: { queryId: string; resultId: string }): Promise<StoredFile> {
    return this.#double.files.fetch("photo", this.#require(input).result.thumbnail);
  }

  #require({ queryId, resultId }: { queryId: string; resultId: string }) {
    const query = this.queries.get(queryId);
    const result = query?.answer?.results.find(({ id }) => id === resultId);
    if (!query || !result) throw new RangeError(`no inline result ${resultId} of ${queryId}`);
    return { query, result };
  }
}

/** The id by which the bot knows a message that was posted with its help. */
export function inlineMessageId(message: Message): string {
  return Buffer.from(`inline:${message.message_id}`).toString("base64url");
}

/** The message behind such an id; undefined for one that is none. */
export function findInlineMessage(double: TelegramDouble, id: string): Message | undefined {
  const [, messageId] = /^inline:(\d+)$/.exec(Buffer.from(id, "base64url").toString()) ?? [];
  const message = double.chats.findAnywhere(Number(messageId));
  return message?.via_bot ? message : undefined;
}
