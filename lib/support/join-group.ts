import type { Transaction } from "@/lib/db";

type Joining = {
  readonly threadId: string;
  readonly text: string;
  readonly hasPhoto: boolean;
  /** Who is told; nobody where staff have heard enough for now. */
  readonly chats: readonly bigint[];
};

/** Characters of a group's texts: they are told in one message. */
const GROUP_TEXT_MAX = 1_800;
const PAUSE_SECONDS = 60;

const keysOf = (threadId: string, group: number, chats: readonly bigint[]) =>
  chats.map((chat) => `support:${threadId}:${group}:${chat}`);

// Locked: a worker that takes one of them now waits until the message that joins is there to be told.
const LOOK = `
SELECT state, lease_until > clock_timestamp() AS is_leased, parts_sent + attempts AS tried FROM notification
 WHERE dedupe_key = ANY ($1) ORDER BY id FOR UPDATE`;

const FIND = `
SELECT t.group_number, coalesce(sum(length(m.text)), 0)::int AS length, count(m.photo_id)::int AS photos
  FROM support_thread t LEFT JOIN support_message m ON m.thread_id = t.id AND m.group_number = t.group_number
 WHERE t.id = $1 GROUP BY t.id`;

// The first is told at once, what follows a minute after that.
const BEGIN = `
WITH before AS (SELECT id, greatest(now(), grouped_at + make_interval(secs => ${PAUSE_SECONDS})) AS told_at FROM support_thread WHERE id = $1),
begun AS (
  UPDATE support_thread t SET group_number = $2, grouped_at = before.told_at FROM before WHERE t.id = before.id RETURNING before.told_at)
INSERT INTO notification (dedupe_key, kind, shopper_id, chat_id, payload, next_attempt_at)
SELECT key, 'support_message', s.id, chat, jsonb_build_object('thread_id', $1::text, 'group', $2::int), begun.told_at
  FROM begun, unnest($3::text[], $4::bigint[]) AS told (key, chat) LEFT JOIN shopper s ON s.telegram_id = told.chat`;

/** The group that a message of a locked thread is told with: the last one while nobody has been told it yet, else a new one. */
export async function joinGroup(tx: Transaction, joining: Joining): Promise<number> {
  const { threadId, text, hasPhoto, chats } = joining;
  const [last] = await tx.query<{ group_number: number; length: number; photos: number }>({
    text: FIND,
    values: [threadId],
  });
  const number = last?.group_number ?? 0;
  const isRoomLeft = !hasPhoto && last?.photos === 0 && last.length + text.length <= GROUP_TEXT_MAX;
  if (isRoomLeft && (await isUntold(tx, keysOf(threadId, number, chats)))) return number;
  const keys = keysOf(threadId, number + 1, chats);
  await tx.query({ text: BEGIN, values: [threadId, number + 1, keys, chats.map(String)] });
  return number + 1;
}

async function isUntold(tx: Transaction, keys: readonly string[]): Promise<boolean> {
  const told = await tx.query<{ state: string; is_leased: boolean | null; tried: number }>({
    text: LOOK,
    values: [keys],
  });
  const reached = told.filter(({ state }) => state !== "blocked"); // nobody's chat any more
  const waits = reached.filter(
    (one) => one.state === "queued" && !one.is_leased && one.tried === 0,
  );
  return reached.length > 0 && waits.length === reached.length;
}
