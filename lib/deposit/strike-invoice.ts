import { setTimeout as sleep } from "node:timers/promises";
import { query } from "@/lib/db";
import { log } from "@/lib/log";
import { claimSends } from "@/lib/outbox/claim-sends";
import { obeyRefusal } from "@/lib/outbox/obey-refusal";
import { SEND_LIMITS, type SendLimits } from "@/lib/outbox/rules";
import { describeFailure } from "@/lib/telegram/describe-failure";
import { changeMessage } from "@/lib/telegram/edit-message";
import type { RichText } from "@/lib/telegram/rich-text";
import type { Card, TextMessage } from "@/lib/telegram/send-message";
import { chatText } from "@/lib/text/chat-text";
import { drawClosedCode } from "./draw-closed-code";
import { getPayment } from "./get-payment";
import { type Outcome, outcomeOf, type PaymentView } from "./rules";

type Taken = {
  chat_id: string;
  message_id: string;
  deposit_id: string;
  has_picture: boolean;
  is_struck: boolean;
  /** Until when nobody else takes it, as the database writes it; another value once the payment has changed again. */
  lease: string;
  shopper_id: string;
  language: string;
};

// What is to be said in a chat, the goods above all, goes before.
const TAKE = `
WITH due AS (
  SELECT chat_id, message_id FROM invoice_message i
   WHERE check_at <= now() AND NOT is_chat_busy(chat_id)
     AND NOT EXISTS (SELECT 1 FROM notification n WHERE n.chat_id = i.chat_id AND n.state = 'queued' AND n.next_attempt_at <= now())
   ORDER BY check_at LIMIT 1 FOR UPDATE SKIP LOCKED)
UPDATE invoice_message m SET check_at = now() + interval '1 minute'
  FROM due, deposit d, shopper s
 WHERE m.chat_id = due.chat_id AND m.message_id = due.message_id AND d.id = m.deposit_id AND s.id = d.shopper_id
RETURNING m.chat_id, m.message_id, m.deposit_id, m.has_picture, m.is_struck, m.check_at::text AS lease, s.id AS shopper_id, s.language`;

// While it is still the invoice that was taken, and its payment has not changed since.
const MARK = `
UPDATE invoice_message SET is_struck = true
 WHERE chat_id = $1 AND message_id = $2 AND check_at = $3::timestamptz RETURNING hold_chat(chat_id, $4)`;

const PUT_BACK = `
UPDATE invoice_message SET check_at = now() + make_interval(secs => $4)
 WHERE chat_id = $1 AND message_id = $2 AND check_at = $3::timestamptz`;

const CLAIM_MAX_MS = 1_000;
const BLOCKED_SECONDS = 3_600; // whoever blocks the bot may come back
const FAILED_SECONDS = 60;

/** What may still turn out to be waited for keeps the code to scan. */
const UNSURE: ReadonlySet<Outcome> = new Set(["waiting", "confirming"]);

/**
 * Looks at one message of a chat that asked for a payment, once after it was shown and again whenever that payment has changed: where it is not
 * waited for any more the message says what became of it, with its address struck out and its QR code gone; where it is waited for again, that.
 * At the pace of everything else that the bot says. Answers 1, or 0 where there is nothing to look at. Any number at once. Never throws for
 * what Telegram does: a message that is gone is left, what fails is tried again.
 */
export async function strikeInvoice({
  limits = SEND_LIMITS,
}: {
  limits?: SendLimits;
} = {}): Promise<number> {
  const [taken] = await query<Taken>({ name: "take_invoice_message", text: TAKE });
  if (!taken) return 0;
  const { deposit_id: paymentId, shopper_id: shopperId } = taken;
  const payment = await getPayment({ paymentId, shopperId });
  const isAsking = outcomeOf(payment) === "waiting";
  await putBack(taken, isAsking && !taken.is_struck ? null : await change(taken, payment, limits));
  return 1;
}

/** After how many seconds it is to be tried again; null when it is done, or not to be done any more. */
async function change(
  taken: Taken,
  payment: PaymentView,
  limits: SendLimits,
): Promise<number | null> {
  const { chat_id: chatId, message_id: messageId, lease } = taken;
  const waitMs = await claimSends(1, { ...limits, burst: limits.othersBurst });
  if (waitMs > CLAIM_MAX_MS) return waitMs / 1000;
  await sleep(waitMs);
  const values = [chatId, messageId, lease, limits.chatMs];
  const marked = await query({ name: "mark_invoice_struck", text: MARK, values });
  if (marked.length === 0) return null;
  try {
    const standing = { messageId: Number(messageId), hasPicture: taken.has_picture };
    await changeMessage(BigInt(chatId), standing, compose(taken, payment));
    return null;
  } catch (error) {
    return delay(BigInt(chatId), error);
  }
}

async function delay(chatId: bigint, error: unknown): Promise<number> {
  const failure = describeFailure(error);
  log().warn({ failure }, "an invoice in a chat stays as it was for now");
  if (failure.kind === "blocked") return BLOCKED_SECONDS;
  if (failure.kind !== "retry_after") return FAILED_SECONDS;
  await obeyRefusal({ chatId, seconds: failure.seconds });
  return failure.seconds;
}

async function putBack(taken: Taken, seconds: number | null): Promise<void> {
  const { chat_id: chatId, message_id: messageId, lease } = taken;
  const values = [chatId, messageId, lease, seconds];
  await query({ name: "put_back_invoice_message", text: PUT_BACK, values });
}

function compose({ language, has_picture }: Taken, payment: PaymentView): TextMessage | Card {
  const { messages, payment: words, shopping } = chatText(language);
  const outcome = outcomeOf(payment);
  const price = { amount: payment.price_amount, currency: payment.price_currency };
  const text: RichText = [
    { text: words.outcome[outcome].title, tag: "b" },
    { text: `\n${shopping.money(price)}\n` },
    { text: payment.pay_address ?? "", tag: outcome === "waiting" ? "code" : "s" },
  ];
  const buttons = [[{ label: messages.viewPayment, data: `inv:show:${payment.payment_id}` }]];
  if (!has_picture || UNSURE.has(outcome)) return { type: "text", text, buttons };
  const picture = { source: "closed-code-1", load: drawClosedCode };
  return { type: "card", picture, caption: text, buttons };
}
