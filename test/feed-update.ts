// Updates as Telegram sends them, handed to the bot as the route hands them over: read, recorded, handled.
import { handleUpdate } from "@/bot/handle-update";
import { query, queryOne } from "@/lib/db";
import { readUpdate } from "@/lib/telegram/read-update";
import { recordUpdate } from "@/lib/telegram/record-update";

let updates = 0;

/** The number of the update that was fed last. */
export const lastUpdateId = () => updates;

/** Gives the bot an update; one with the number of an earlier one is handled again. What became of it: "done", "queued" or "dead". */
export async function feed(
  content: Record<string, unknown>,
  updateId = nextUpdateId(),
): Promise<string> {
  const update = readUpdate(Buffer.from(JSON.stringify({ update_id: updateId, ...content })));
  if (!update) throw new Error("this is no update");
  if ((await recordUpdate(update)) === "repeated")
    await query({
      text: "UPDATE telegram_update SET state = 'queued' WHERE update_id = $1",
      values: [updateId],
    });
  await handleUpdate(update);
  const sql = "SELECT state FROM telegram_update WHERE update_id = $1";
  return (await queryOne<{ state: string }>({ text: sql, values: [updateId] })).state;
}

function nextUpdateId(): number {
  updates += 1;
  return updates;
}

export type Person = {
  readonly id: number;
  readonly first_name?: string;
  readonly language_code?: string;
};

/** Whom a message or a press comes from. */
export const fromPerson = (person: Person) => ({
  ...{ is_bot: false, language_code: "en", first_name: "Ada" },
  ...person,
});

/** A message in somebody's private chat with the bot; a command is one as Telegram marks it. */
export function messageFrom(person: Person, text: string, more: Record<string, unknown> = {}) {
  const command = /^\/\w+(@\w+)?/.exec(text)?.[0];
  const from = fromPerson(person);
  return {
    ...{ message_id: 1, date: 1_700_000_000, from, text },
    chat: { id: person.id, type: "private", first_name: from.first_name },
    ...(command && { entities: [{ type: "bot_command", offset: 0, length: command.length }] }),
    ...more,
  };
}
