import { plural } from "./plural";

const LOCALE = "en";
const units = (count: number) => plural(LOCALE, count, { one: "# unit", other: "# units" });

/** What the audit log calls acts on orders and payments. */
export const EVIDENCE_ACTS_EN = {
  "order.ask": "Asked the gateway again",
  "order.cancel": "Cancelled",
  "order.export": "Exported the evidence",
  "order.resend": "Sent the delivery again",
  "payment.ask": "Asked the gateway again",
  "payment.export": "Exported the evidence",
};

/** What the pages of one order and of one payment say. */
export const RECORD_EN = {
  orders: "Orders",
  payments: "Payments",
  order: (short: string) => `Order ${short}`,
  payment: (short: string) => `Payment ${short}`,
  deliveryStates: {
    queued: "The delivery is on its way.",
    sent: "The delivery arrived in the chat.",
    blocked: "The delivery waits: the shopper has blocked the bot.",
    dead: "The delivery was given up. Send it again once the cause is mended.",
  },
  repeats: (count: number) =>
    plural(LOCALE, count, { one: "repeated once", other: "repeated # times" }),

  money: "Money",
  total: "Total",
  paidAmount: "Paid by the shopper",
  tolerance: "Granted by the shop",
  refunded: "Refunded",
  refundable: "May be refunded",
  missing: "Still missing",
  asked: "Asked for",
  askedCoins: "Asked for in coins",
  received: "Arrived",
  credited: "Credited",
  reversed: "Taken back",
  gateway: "Gateway",
  gatewayNumber: "Number there",
  address: "Address",
  memo: "Memo",
  opened: "Opened",
  expires: "Ends",
  placed: "Placed",
  seen: "First seen",
  forOrder: "For",
  refill: "A top-up",

  shopper: "Shopper",
  balance: "Balance",
  nameless: "No name",

  lines: "What was bought",
  quantity: (count: number, price: string) => `${count} × ${price}`,
  unitStates: { reserved: "reserved", sold: "sold", void: "void" },
  unlimited: "The same for every buyer",
  hidden: "What a unit holds is not shown here.",
  orderPayments: "Payments",
  fromBalance: "Paid from the balance, or not yet asked for.",
  reviewOpen: (count: number) =>
    plural(LOCALE, count, {
      one: "# open review: a person has to decide about money.",
      other: "# open reviews: a person has to decide about money.",
    }),

  acts: "What you can do",
  act: {
    ask: "Ask the gateway",
    resend: "Send again",
    replace: "Replace a unit",
    refund: "Refund",
    cancel: "Cancel order",
    settle: "Settle by hand",
    adjust: "Adjust balance",
  },
  export: "Export as a file",
  exported: "The file is saved, and the audit log says who took it.",

  resendTitle: "Send the delivery again?",
  resendText: (name: string) =>
    `${name} gets the very same messages once more, with the same goods. Nothing new is taken from stock.`,
  resendBlocked:
    "They have blocked the bot. It is tried at once; if they still block it, it waits until they come back.",
  resent: "The delivery is on its way again.",

  cancelTitle: "Cancel this order?",
  cancelText: (name: string) =>
    `Its units are free for others at once, and ${name} is told. Money that still arrives for it goes to their balance.`,
  cancelled: "The order is cancelled.",

  refundTitle: "Refund this order",
  refundText: (name: string, left: string) =>
    `The money goes to ${name}'s balance at once, and they are told. Up to ${left} may be given back; given back whole, the order counts as refunded and is not delivered any more.`,
  refundAmount: (currency: string) => `Amount in ${currency}`,
  refundHint: (granted: string | null) =>
    granted
      ? `What the shop granted (${granted}) is not given back.`
      : "Any part of it, any number of times.",
  refundDone: "The money is on the balance.",

  replaceTitle: "Replace a faulty unit",
  replaceText: (name: string) =>
    `The faulty unit becomes void for good. A free one of the same offer is taken from stock and sent to ${name}.`,
  replaceNone: "There is none left in stock: add units first, or refund.",
  whichUnit: "Which unit is faulty?",
  replaced: "Another unit is on its way.",
  replaces: (id: string) => `replaces ${id}`,

  adjustTitle: "Adjust the balance",
  adjustText: (name: string, balance: string) =>
    `${name} has ${balance}. What you add or take off is booked against the shop's adjustments, and they are told how much, not why.`,
  adjustHint: "With a minus sign it is taken off: -5.00.",
  adjusted: "The balance is changed.",

  settleTitle: "Settle by hand",
  settleText: (name: string) =>
    `The amount is credited to ${name}'s balance as if it had arrived, and the payment goes its usual way: its order is paid and delivered if that is enough. What the gateway reports beyond it later waits in review.`,
  settleHint: "Only what you have seen arrive with your own eyes.",
  settled: (outcome: string) => `Credited. ${outcome}.`,
  keep: "Keep it",

  reason: "Reason",
  reasonHint: "For the audit log; the shopper does not see it.",
  amountWrong: "Write an amount such as 12.50.",
  reasonWrong: "Say why, in 3 to 500 characters.",

  outcome: {
    none: "The gateway has nothing new",
    stale: "Somebody settled it just now",
    paid: "Money arrived, and the order is paid",
    credited: "Money arrived and is on the balance",
    underpaid: "Money arrived, but the order needs more",
    already_paid: "Money arrived for an order that was paid already: it is on the balance",
    closed: "Money arrived for an order that had ended: it is on the balance",
    no_stock: "Money arrived, but the goods are gone: it is on the balance",
    frozen: "Money arrived, but the account is frozen: it is on the balance",
    reversed: "The gateway took the payment back",
    review: "It waits in review",
    unknown_there: "The gateway does not know this payment",
    no_answer: "The gateway did not answer",
  } as Record<string, string>,
  word: (status: string) => `It says “${status}”.`,

  story: "What happened",
  storyNote: "Everything the shop has on file, oldest first.",
  storyCut: "There is more than fits here: of some kinds only the newest 200 are shown.",
  forged:
    "Forged events are not in it: what lacks the gateway's signature is refused at the door and never stored.",
  exact: "Exactly",
  yes: "Yes",
};

/** One line for each thing that can happen. */
export const EVIDENCE_EN = {
  order_placed: "Order placed",
  order_placed_more: (count: number, total: string) => `${total} · ${units(count)} reserved`,
  term_extended: "Given more time",
  term_extended_more: {
    payment_seen: "A payment was seen on the chain and is awaited.",
    underpaid: "What arrived was too little: one more term for the rest.",
  },
  units_assigned: "Goods assigned",
  units_assigned_more: (count: number) =>
    plural(LOCALE, count, {
      one: "# unit belongs to this order for good.",
      other: "# units belong to this order for good.",
    }),
  order_delivered: "Delivered",
  order_delivered_more: "The last message of the delivery arrived in the chat.",
  order_ended: { expired: "Expired", cancelled: "Cancelled", refunded: "Refunded" } as Record<
    string,
    string
  >,
  order_ended_more: "The order ended.",
  payment_opened: (price: string) => `Payment of ${price} asked for`,
  payment_opened_more: (coin: string, gateway: string) => `In ${coin}, by ${gateway}`,
  quote: "Quoted",
  quote_more: (coins: string, price: string) => `${coins} for ${price}`,
  gateway_payment: "Payment at the gateway",
  gateway_payment_more: (number: string, word: string) => `No. ${number} · by now “${word}”`,
  gateway_payment_again: "Another payment to the same address",
  payment_event: (word: string) => `The gateway said “${word}”`,
  payment_event_unknown: "The gateway said something",
  payment_event_more: {
    queued: "Genuine · waits to be settled",
    done: "Genuine · settled",
    ignored: "Genuine · none of the shop's income",
  },
  genuine: "Signature checked over these bytes",
  postings: {
    deposit: "Money booked in",
    purchase: "Order paid from the balance",
    tolerance: "The shop granted the rest",
    refund: "Refunded to the balance",
    adjustment: "Adjusted by hand",
    reversal: "Taken back by the gateway",
  } as Record<string, string>,
  accounts: {
    shopper: "Shopper's balance",
    hold: "Shopper's money on hold",
    gateway: "Gateway",
    revenue: "Revenue",
    tolerance: "Tolerance",
    fees: "Fees",
    adjustments: "Adjustments",
    payout: "Payouts",
  } as Record<string, string>,
  account: "Account",
  amount: "Amount",
  after: "Balance after",
  messages: {
    delivery: "Delivery",
    replacement: "Delivery of a replacement",
    content: "Message: what was bought, once more",
    payment_created: "Message: how to pay",
    payment_seen: "Message: payment seen",
    payment_settled: "Message: paid",
    payment_underpaid: "Message: too little arrived",
    payment_credited: "Message: balance topped up",
    payment_late: "Message: money came late",
    payment_reversed: "Message: payment taken back",
    payment_review: "Message: a person is looking at it",
    payment_reviewed: "Message: looked at by a person",
    payment_failed: "Message: payment failed",
    payment_expiring: "Message: about to expire",
    payment_expired: "Message: time is up",
    order_expiring: "Message: order about to expire",
    order_expired: "Message: order expired",
    order_cancelled: "Message: cancelled by the shop",
    order_refunded: "Message: money back",
  } as Record<string, string>,
  message: "Message",
  messageStates: {
    queued: "on its way",
    blocked: "waits: the bot is blocked",
    dead: "given up",
  },
  arrived: (numbers: string) => `arrived as Telegram message ${numbers}`,
  overtaken: "not sent: overtaken by what happened next",
  review_opened: "Review opened",
  review_resolved: "Review resolved",
  facts: {
    payment_id: "Payment",
    order_id: "Order",
    gateway_payment_id: "Number at the gateway",
    parent_gateway_payment_id: "Came after",
    pay_address: "Address",
    expires_at: "Good until",
    received_amount: "Arrived",
    pay_amount: "Asked for",
    credited: "Credited",
    reversed: "Taken back",
    seen_at: "First seen",
    event_key: "Key",
    attempts: "Tries",
    done_at: "Settled",
    error: "What went wrong",
    ledger_transaction_id: "Ledger transaction",
    idempotency_key: "Key",
    actor: "By",
    reason: "Reason",
    repeat_count: "Repeats",
    sent_at: "Arrived",
    subject: "Subject",
    proposed: "Proposed",
    outcome: "Outcome",
    note: "Reason",
    unit_id: "Unit",
    entry_id: "Audit entry",
    is_from_basket: "From the basket",
  } as Record<string, string>,
};
