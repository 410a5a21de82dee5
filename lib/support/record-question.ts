import { query, type Transaction, transaction } from "@/lib/db";
import { newId } from "@/lib/id";
import { enqueueAlarm } from "@/lib/outbox/enqueue-alarm";
import { consumeLimit, isWithinLimit } from "@/lib/rate-limit";
import type { Shopper } from "@/lib/shopper/rules";
import { joinGroup } from "./join-group";
import { listHelpers } from "./list-helpers";
import { findNamedThings } from "./rules";

type Question = {
  readonly shopper: Shopper;
  /** Up to a thousand characters; empty only beside a picture. */
  readonly text: string;
  /** The picture that came with it, as Telegram calls it. */
  readonly photoId?: string | undefined;
  /** What brought it: the same one brings it once. */
  readonly requestKey: string;
  /** The message in the shopper's chat. */
  readonly chatMessageId: number;
};

const HOUR_LENGTH = "2026-11-21T04".length;

const OPEN = `
INSERT INTO support_thread (id, shopper_id) VALUES ($1, $2)
ON CONFLICT (shopper_id) DO UPDATE SET shopper_id = EXCLUDED.shopper_id RETURNING id`; // locks the one that is there

const KEEP = `
INSERT INTO support_message (thread_id, text, photo_id, order_id, deposit_id, request_key, chat_message_id, group_number)
SELECT $1, $2, $3,
       (SELECT o.id FROM orders o WHERE o.shopper_id = $4 AND (o.id = $5 OR right(o.id, 6) = $7) ORDER BY o.id DESC LIMIT 1),
       (SELECT d.id FROM deposit d WHERE d.shopper_id = $4 AND (d.id = $6 OR right(d.id, 6) = $7) ORDER BY d.id DESC LIMIT 1),
       $8, $9, $10`;

const REOPEN = `
UPDATE support_thread SET state = 'open', closed_at = NULL, closed_by = NULL, changed_at = now(), waiting_since = coalesce(waiting_since, now())
 WHERE id = $1`;

const IS_KEPT = `
SELECT 1 FROM support_message m JOIN support_thread t ON t.id = m.thread_id WHERE t.shopper_id = $1 AND m.request_key = $2`;

/**
 * Keeps what a shopper writes to those who run the shop, opens their thread (again), and tells everybody who may answer; several messages within
 * a minute are told as one. Repeatable with the same key. Ten messages an hour, one a day from whoever is banned. Answers whether there is
 * anybody to read it. @throws AppError RATE_LIMITED
 */
export async function recordQuestion(question: Question): Promise<{ isAnybodyThere: boolean }> {
  const { shopper, requestKey } = question;
  const helpers = await listHelpers();
  const isAnybodyThere = helpers.length > 0;
  const kept = await query({ text: IS_KEPT, values: [shopper.id, requestKey] });
  if (kept.length > 0) return { isAnybodyThere };
  await consumeLimit(shopper.isBanned ? "supportBanned" : "support", shopper.id);
  const isTold = await mayTellStaff(helpers);
  await transaction((tx) => keep(tx, question, isTold ? helpers : []));
  return { isAnybodyThere };
}

async function keep(tx: Transaction, question: Question, chats: readonly bigint[]): Promise<void> {
  const { shopper, text, photoId, requestKey, chatMessageId } = question;
  const values = [newId("supportThread"), shopper.id];
  const [thread] = await tx.query<{ id: string }>({ text: OPEN, values });
  const threadId = thread?.id ?? "";
  // The other one of two that came at once has it by now.
  if ((await tx.query({ text: IS_KEPT, values: [shopper.id, requestKey] })).length > 0) return;
  const group = await joinGroup(tx, { threadId, text, hasPhoto: photoId !== undefined, chats });
  const { orderId, depositId, ending } = findNamedThings(text);
  const named = [shopper.id, orderId, depositId, ending];
  const told = [requestKey, chatMessageId, group];
  await tx.query({ text: KEEP, values: [threadId, text, photoId ?? null, ...named, ...told] });
  await tx.query({ text: REOPEN, values: [threadId] });
}

/** Whether one more message to staff is bearable; where shoppers write without end, one alarm an hour says so and the page has the rest. */
async function mayTellStaff(helpers: readonly bigint[]): Promise<boolean> {
  if (await isWithinLimit("supportTold", "shop")) return true;
  const hour = new Date().toISOString().slice(0, HOUR_LENGTH);
  await enqueueAlarm({ key: `support:${hour}`, payload: { alarm: "support" }, chats: helpers });
  return false;
}
