import { query } from "@/lib/db";
import { log } from "@/lib/log";
import { money, toDecimal } from "@/lib/money";
import { changeWords } from "@/lib/telegram/edit-message";
import type { RichText } from "@/lib/telegram/rich-text";
import { chatText } from "@/lib/text/chat-text";

type Struck = {
  readonly chatId: bigint;
  readonly language: string;
  /** What became of it, in a word or two. */
  readonly title: string;
  /** The payment, or all payments of the order. */
  readonly depositId?: string | undefined;
  readonly orderId?: string | undefined;
};

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

/**
 * Puts a title over the messages of a chat that asked for a payment which is not waited for any more, and strikes their address out: nobody pays a second
 * time. Never throws: what Telegram does not take stays as it is. Repeatable.
 */
export async function strikeInvoices(struck: Struck): Promise<void> {
  const { chatId, depositId = null, orderId = null } = struck;
  const values = [depositId, orderId, chatId.toString()];
  try {
    for (const row of await query<Row>({ name: "find_invoice_messages", text: FIND, values }))
      await changeWords(chatId, Number(row.message_id), compose(struck, row));
  } catch (error) {
    log().warn({ err: error, depositId, orderId }, "an invoice in a chat stays as it was");
  }
}

function compose({ language, title }: Struck, row: Row) {
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
