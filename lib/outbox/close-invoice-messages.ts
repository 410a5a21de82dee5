import type { Outgoing } from "@/lib/telegram/send-message";
import type { NotificationKind, TakenNotification } from "./rules";
import { strikeInvoices } from "./strike-invoices";

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

/** Puts the title of what has just been said about a payment over the messages that asked for it. Never throws. Repeatable. */
export async function closeInvoiceMessages(
  message: TakenNotification,
  said: Outgoing,
): Promise<void> {
  if (!CLOSING.has(message.kind) || said.type !== "text") return;
  const { payload, chatId, language } = message;
  const idOf = (id: unknown) => (typeof id === "string" ? id : undefined);
  const of = { depositId: idOf(payload.deposit_id), orderId: idOf(payload.order_id) };
  await strikeInvoices({ ...of, chatId, language, title: said.text[0]?.text ?? "" });
}
