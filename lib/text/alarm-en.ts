import type { AlarmFact, AlarmKind } from "@/lib/outbox/rules";
import type { ReviewReason } from "@/lib/settlement/rules";

/** What alarms those who run the shop, in English: what it is, the names of its facts, and why a payment waits. */
export const ALARM_EN = {
  kinds: {
    review: "A payment needs a person",
    message_dead: "A message could not be sent and was given up",
    delivery_late: "A paid order has not been delivered for ten minutes",
    update_dead: "The bot failed at an update and gave it up",
    books: "The books do not balance",
    books_unproved: "Whether the books balance could not be proved",
    audit: "The audit log was changed",
    audit_unproved: "Whether the audit log is whole could not be proved",
    low_stock: "Stock is running out",
    support:
      "So many shoppers write that not all of it comes here: please look at Support in the admin pages",
    new_order: "An order was paid",
  } satisfies Record<AlarmKind, string>,
  facts: {
    review_id: "Review",
    reason: "Reason",
    subject: "Payment",
    notification_id: "Message",
    kind: "Kind",
    order_id: "Order",
    update_id: "Update",
    offers: "Offers",
    left: "Left",
    findings: "Findings",
    first: "The first of them",
    entries: "Entries",
    telegram_id: "Telegram ID",
    total: "Total",
    bought: "Bought",
    shopper: "Shopper",
    text: "Message",
  } satisfies Record<AlarmFact, string>,
  reasons: {
    WRONG_COIN_LARGE: "a large amount in another coin",
    NO_ESTIMATE: "nobody can say what the coins are worth",
    UNKNOWN_PAYMENT: "a payment that belongs to nobody",
    AMOUNT_CONFLICT: "the gateway tells another story than the shop",
    FINISHED_EMPTY: "finished, but nothing arrived",
    GATEWAY_REFUNDED: "the gateway took back what was already spent",
    UNKNOWN_STATUS: "the gateway says something unheard of",
    UNKNOWN_SHAPE: "a message from the gateway that nobody can read",
  } satisfies Record<ReviewReason, string>,
  isolate: (fact: string) => fact,
};

export type AlarmText = typeof ALARM_EN;
