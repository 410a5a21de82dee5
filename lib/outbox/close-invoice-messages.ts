import { query } from "@/lib/db";
import { log } from "@/lib/log";
import { money, toDecimal } from "@/lib/money";
import { changeWords } from "@/lib/telegram/edit-message";
import type { RichText } from "@/lib/telegram/rich-text";
import type { Outgoing } from "@/lib/telegram/send-message";
import { chatText } from "@/lib/text/chat-text";
import type { NotificationKind, TakenNotification } from "./rules";

type Row = {
  message_id: string;
  deposit_id: string;
  price_minor: string;
  currency: string;
  pay_address: string;
};

// What the chat showed when asked, and what the bot said of its own accord when the payment was opened elsewhere.
const FIND = `
SELECT m.message_id, d.id AS deposit_id, d.price_minor, d.currency, d.pay_address
  FROM deposit d LEFT JOIN orders o ON o.id = d.order_id
 CROSS JOIN LATERAL (
   SELECT i.message_id FROM invoice_message i WHERE i.deposit_id = d.id AND i.chat_id = $3
    UNION
   SELECT unnest(n.message_ids) FROM notification n WHERE n.dedupe_key = 'payment_created:' || d.id AND n.chat_id = $3) m
 WHERE (d.id = $1 OR $1 IS NULL AND d.order_id = $2) AND d.pay_address IS NOT NULL
   AND (d.status <> 'waiting' OR o.state IN ('expired', 'cancelled'))`;

/** The messages after which nothing is to be paid any more where an earlier one asked for it. */
const CLOSING: ReadonlySet<string> = new Set([
  "payment_seen",
  "payment_settled",
  "payment_underpaid",
  "payment_credited",
  "payment_late",
  "payment_reversed",
  "payment_review",
  "payment_reviewed",
  "payment_failed",
  "payment_expired",
  "order_expired",
  "order_cancelled",
] satisfies NotificationKind[]);

/**
 * Puts the title of what has just been said about a payment over the messages that asked for it, and strikes their address out: nobody pays a second
 * time. Never throws: what Telegram does not take stays as it is, and the message that was sent tells the same. Repeatable.
 */
export async function closeInvoiceMessages(
  message: TakenNotification,
  said: Outgoing,
): Promise<void> {
  if (!CLOSING.has(message.kind) || said.type !== "text") return;
  const title = said.text[0]?.text ?? "";
  try {
    for (const row of await find(message))
      await changeWords(message.chatId, Number(row.message_id), compose(message, row, title));
  } catch (error) {
    log().warn({ err: error, notificationId: message.id }, "an invoice in a chat stays as it was");
  }
}

function find({ payload, chatId }: TakenNotification): Promise<Row[]> {
  const values = [payload.deposit_id ?? null, payload.order_id ?? null, chatId.toString()];
  return query<Row>({ name: "find_invoice_messages", text: FIND, values });
}

function compose({ language }: TakenNotification, row: Row, title: string) {
  const { messages, shopping } = chatText(language);
  const amount = toDecimal(money(BigInt(row.price_minor), row.currency));
  const text: RichText = [
    { text: title, tag: "b" },
    { text: `\n${shopping.money({ amount, currency: row.currency })}\n` },
    { text: row.pay_address, tag: "s" },
  ];
  const buttons = [[{ label: messages.viewPayment, data: `inv:show:${row.deposit_id}` }]];
  return { type: "text", text, buttons } as const;
}
