import { recordAct } from "@/lib/audit/record-act";
import { type Transaction, transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { type Caller, signature } from "@/lib/staff/rules";
import { listHelpers } from "./list-helpers";

type Answer = {
  readonly caller: Caller;
  readonly threadId: string;
  /** One to a thousand characters. */
  readonly text: string;
  /** What brought it: the same one sends once. */
  readonly requestKey: string;
};

/** What its writer has to know. */
export type SentAnswer = {
  /** Who has answered the same question before, by the names that staff have. */
  readonly others: readonly string[];
  /** The shopper has blocked the bot: it goes out when they come back. */
  readonly isBlocked: boolean;
};

type Thread = { shopper_id: string; waiting_since: Date | null; is_blocked: boolean };

const HOLD = `
SELECT t.shopper_id, t.waiting_since, s.chat_blocked_at IS NOT NULL AS is_blocked
  FROM support_thread t JOIN shopper s ON s.id = t.shopper_id WHERE t.id = $1 FOR UPDATE OF t`;

const KEEP = `
INSERT INTO support_message (thread_id, staff_id, text, request_key) VALUES ($1, $2, $3, $4)
ON CONFLICT (thread_id, request_key) DO NOTHING RETURNING id`;

const TELL = `
SELECT enqueue_notification('support_answer:' || $1, 'support_answer', $2, jsonb_build_object('message_id', $1::text))`;

const TELL_STAFF = `
INSERT INTO notification (dedupe_key, kind, shopper_id, chat_id, payload)
SELECT 'support_answered:' || $1 || ':' || chat, 'support_answered', s.id, chat, jsonb_build_object('message_id', $1::text)
  FROM unnest($2::bigint[]) AS chat LEFT JOIN shopper s ON s.telegram_id = chat`;

const ANSWERED = "UPDATE support_thread SET waiting_since = NULL, changed_at = now() WHERE id = $1";

const LIST_OTHERS = `
SELECT DISTINCT coalesce(f.name, nullif(p.first_name, ''), m.staff_id::text) AS name
  FROM support_message m LEFT JOIN staff f ON f.telegram_id = m.staff_id LEFT JOIN shopper p ON p.telegram_id = m.staff_id
 WHERE m.thread_id = $1 AND m.staff_id <> $2
   AND m.id > (SELECT coalesce(max(q.id), 0) FROM support_message q WHERE q.thread_id = $1 AND q.staff_id IS NULL)`;

/**
 * Answers a shopper: it goes into their chat, and everybody else who may answer hears of it. Of two who answer at once both are heard, and the
 * second is told of the first. Repeatable with the same key. @throws AppError NOT_FOUND
 */
export async function sendAnswer(answer: Answer): Promise<SentAnswer> {
  const helpers = await listHelpers();
  const { telegramId } = answer.caller;
  return transaction((tx) =>
    send(
      tx,
      answer,
      helpers.filter((helper) => helper !== telegramId),
    ),
  );
}

async function send(
  tx: Transaction,
  { caller, threadId, text, requestKey }: Answer,
  colleagues: readonly bigint[],
): Promise<SentAnswer> {
  const [thread] = await tx.query<Thread>({ text: HOLD, values: [threadId] });
  if (!thread) throw new AppError("NOT_FOUND");
  const me = caller.telegramId.toString();
  const others = await tx.query<{ name: string }>({ text: LIST_OTHERS, values: [threadId, me] });
  const sent = { others: others.map(({ name }) => name), isBlocked: thread.is_blocked };
  const values = [threadId, me, text, requestKey];
  const [kept] = await tx.query<{ id: string }>({ text: KEEP, values });
  if (!kept) return sent;
  await tx.query({ text: TELL, values: [kept.id, thread.shopper_id] });
  await tx.query({ text: TELL_STAFF, values: [kept.id, colleagues.map(String)] });
  await tx.query({ text: ANSWERED, values: [threadId] });
  await recordAct(tx, {
    ...signature(caller),
    act: "support.answer",
    subject: threadId,
    before: { waiting_since: thread.waiting_since },
    after: { waiting_since: null, message_id: kept.id }, // the words themselves are forgotten with the thread
  });
  return sent;
}
