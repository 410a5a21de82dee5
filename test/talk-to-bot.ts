// Somebody with the bot in a private chat: what they type and press goes through handleUpdate as from the door, and what the bot did stands
// in the sandbox's Telegram.

import { handleUpdate } from "@/bot/handle-update";
import { query, queryOne } from "@/lib/db";
import type { Sandbox } from "@/sandbox/start-sandbox";

export type Person = {
  readonly id: number;
  readonly first_name: string;
  readonly language_code?: string;
};

type ShownButton = { readonly label: string; readonly does: string };

/** The last message of a chat: its words, and each button with what it does (callback data, path in the Mini App, link, query). */
export type Shown = {
  readonly messageId: number;
  readonly text: string;
  readonly buttons: readonly ShownButton[];
};

const SHOP = "https://shop.example";

let updates = 1_000_000;

/** Gives the bot an update as the route does: recorded, then handled. Returns what became of it. */
export async function feed(content: Record<string, unknown>): Promise<string> {
  updates += 1;
  await query({
    text: "INSERT INTO telegram_update (update_id, body, attempts, lease_until) VALUES ($1, $2, 1, now() + interval '30 seconds')",
    values: [updates, JSON.stringify(content)],
  });
  await handleUpdate({ update_id: updates, ...content });
  const sql = "SELECT state FROM telegram_update WHERE update_id = $1";
  return (await queryOne<{ state: string }>({ text: sql, values: [updates] })).state;
}

const from = (person: Person) => ({ is_bot: false, language_code: "en", ...person });

/** They write something. */
export function say(person: Person, text: string): Promise<string> {
  const command = /^\/\w+/.exec(text)?.[0];
  return feed({
    message: {
      ...{ message_id: 1, date: 1_700_000_000, from: from(person), text },
      chat: { id: person.id, type: "private", first_name: person.first_name },
      ...(command && { entities: [{ type: "bot_command", offset: 0, length: command.length }] }),
    },
  });
}

/** They press something below the last message, whether such a button is there or not. Returns what popped up. */
export async function press(sandbox: Sandbox, person: Person, data: string): Promise<string> {
  const message = sandbox.telegram.messages(person.id).at(-1);
  const messageId = message?.message_id ?? 0;
  const id = sandbox.telegram.pressButton({ userId: person.id, messageId, callbackData: data });
  const state = await feed({
    callback_query: { id, from: from(person), message, chat_instance: "1", data },
  });
  if (state !== "done") throw new Error(`the press of ${data} is ${state}`);
  const answer = sandbox.telegram.callbackAnswers.get(id);
  if (!answer) throw new Error(`the press of ${data} was not answered`);
  return answer.text;
}

/** What they see at the end of the chat. */
export function lastOf(sandbox: Sandbox, person: Person): Shown {
  const message = sandbox.telegram.messages(person.id).at(-1);
  const buttons = message?.reply_markup?.inline_keyboard.flat() ?? [];
  return {
    messageId: message?.message_id ?? 0,
    text: message?.text ?? message?.caption ?? "",
    buttons: buttons.map((button) => ({
      label: button.text,
      does: (button.web_app?.url ?? button.callback_data ?? button.url ?? "").replace(SHOP, ""),
    })),
  };
}
