import { absolute, formatMoney, type Money } from "@/lib/money";
import type { LateReason, PaymentFacts, ReviewEnding } from "@/lib/outbox/rules";
import { plural } from "./plural";

/** A stretch of a message; what has to be copied stands in `code`. */
export type Stretch = { readonly text: string; readonly tag?: "code" };

const LOCALE = "en";
const amount = (value: Money) => formatMoney(value, LOCALE);
const minutes = (count: number) => plural(LOCALE, count, { one: "# minute", other: "# minutes" });

const LATE: Record<LateReason, string> = {
  already_paid: "The purchase it was meant for is paid already.",
  closed: "The purchase it was meant for had been closed.",
  no_stock: "The purchase had run out of time and its goods are gone.",
  frozen: "Spending from your account is paused while the shop checks a payment.",
};

const ENDINGS: Record<ReviewEnding, (facts: PaymentFacts) => string> = {
  credited: ({ credited, balance, missing }) =>
    `${amount(credited)} went to your balance, which is ${amount(balance)} now.${missing.amount > 0n ? ` Your purchase still needs ${amount(missing)}.` : ""}`,
  delivered: (facts) =>
    `${amount(facts.credited)} was credited and your purchase is paid. ${rest(facts)}`,
  attached: ({ credited, balance }) =>
    `${amount(credited)} that had arrived without a name turned out to be yours. It is on your balance, which is ${amount(balance)} now.`,
  unfrozen: ({ credited, balance, isFrozen }) =>
    `${credited.amount > 0n ? `${amount(credited)} was taken off your balance for the payment that was taken back. ` : ""}Your balance is ${amount(balance)}${isFrozen ? "; another payment is still being looked at." : ", and you can spend from it again."}`,
  dismissed: () =>
    "It added nothing to your balance. If you think that money is missing, write to us with /paysupport and we will look into it together.",
};

/** What the bot says of its own accord, in English, per kind of message. No markup: whoever sends it formats it. */
export const MESSAGES_EN = {
  inApp: "Open in the app",
  viewPayment: "View payment",
  payment_created: (facts: PaymentFacts) => ({
    title: `Pay ${amount(facts.price)}`,
    text: payTo(facts),
    button: "Open the payment",
  }),
  payment_seen: () => ({
    title: "Payment seen",
    text: "The network is confirming it. You need not do anything: we write to you when it is final.",
    button: "Follow the payment",
  }),
  payment_settled: (facts: PaymentFacts) => ({
    title: "Paid",
    text: `${amount(facts.credited)} arrived and your purchase is paid. ${rest(facts)}`,
    button: "View purchase",
  }),
  payment_underpaid: (facts: PaymentFacts) => ({
    title: "Almost there",
    text:
      facts.missing.amount > 0n
        ? `${amount(facts.credited)} arrived and is safe on your balance. ${amount(facts.missing)} is still missing: pay it in any currency within ${minutes(facts.minutesLeft)} and the goods are yours.`
        : "What arrived is on your balance, and by now the balance is enough for this purchase.",
    button: facts.missing.amount > 0n ? `Pay the remaining ${amount(facts.missing)}` : "Pay now",
  }),
  payment_credited: (facts: PaymentFacts) => ({
    title: "Balance topped up",
    text: `${amount(facts.credited)} arrived. Your balance is ${amount(facts.balance)}.`,
    button: "View balance",
  }),
  payment_late: (facts: PaymentFacts) => ({
    title: "Your money arrived",
    text: `${LATE[facts.why]} So ${amount(facts.credited)} went to your balance, which is ${amount(facts.balance)} now.`,
    button: "View balance",
  }),
  payment_reversed: (facts: PaymentFacts) => ({
    title: "Payment taken back",
    text: `The payment service took a payment back, so its amount left your balance. It is ${amount(facts.balance)} now.${facts.isFrozen ? " You cannot spend from it until the shop has looked at that payment." : ""}`,
    button: "View balance",
  }),
  payment_review: () => ({
    title: "A person is looking at it",
    text: "Your payment arrived in a way that needs a careful look. Nothing is lost; the shop will see to it.",
    button: "View payment",
  }),
  payment_reviewed: (facts: PaymentFacts) => ({
    title: "Your payment has been looked at",
    text: ENDINGS[facts.ending](facts),
    button: reviewedButton(facts),
  }),
  payment_failed: () => ({
    title: "The payment failed",
    text: "The payment service could not complete it. Nothing was taken from your balance.",
    button: "Try again",
  }),
  payment_expiring: (facts: PaymentFacts) => ({
    title: "Your payment is about to expire",
    text: `${amount(facts.price)} can still be paid for ${minutes(facts.minutesLeft)}. If you have sent it already, you need not do anything: it will be credited when it arrives.`,
    button: "Open the payment",
  }),
  payment_expired: (facts: PaymentFacts) => ({
    title: "Time is up",
    text: `No payment of ${amount(facts.price)} arrived in time. If you have sent it already, do nothing: it will be credited when it arrives.`,
    button: "View payment",
  }),
  order_refunded: (facts: PaymentFacts) => ({
    title: "Money back",
    text: `The shop gave ${amount(facts.credited)} of this purchase back. Your balance is ${amount(facts.balance)}.`,
    button: "View purchase",
  }),
  balance_adjusted: (facts: PaymentFacts) => ({
    title: "Your balance has changed",
    text: `The shop ${facts.credited.amount < 0n ? "took off" : "added"} ${amount(absolute(facts.credited))}. Your balance is ${amount(facts.balance)}.`,
    button: "View balance",
  }),
  order_expiring: (facts: PaymentFacts) => ({
    title: "Your purchase is about to expire",
    text: `It is kept for you for ${minutes(facts.minutesLeft)} more. ${due(facts)} If you have sent the money already, you need not do anything.`,
    button: "Pay now",
  }),
  order_expired: () => ({
    title: "Your purchase ran out of time",
    text: "It was not paid in time, so its goods are free for others again. Money still on its way will be credited to your balance.",
    button: "View purchase",
  }),
  order_cancelled: () => ({
    title: "The shop cancelled your purchase",
    text: "You need not pay for it any more. Money that arrived, or is still on its way, goes to your balance.",
    button: "View purchase",
  }),
};

export type MessagesText = typeof MESSAGES_EN;

function payTo({ asked, minutesLeft }: PaymentFacts): readonly Stretch[] {
  return [
    { text: "Send exactly " },
    { text: asked.amount, tag: "code" },
    { text: ` ${asked.coin} within ${minutes(minutesLeft)} to\n` },
    { text: asked.address, tag: "code" },
    ...memo(asked.memo),
    {
      text: "\nThe address in the shop must be this very one. If it differs, do not pay: something on your device has changed it.",
    },
  ];
}

function memo(text: string | null): readonly Stretch[] {
  return text === null ? [] : [{ text: "\nwith this memo (required):\n" }, { text, tag: "code" }];
}

/** Where the money went that a purchase did not need. */
function rest({ over, balance }: PaymentFacts): string {
  return over.amount > 0n
    ? `${amount(over)} more than it needed went to your balance, which is ${amount(balance)} now.`
    : `Your balance is ${amount(balance)}.`;
}

function due({ missing }: PaymentFacts): string {
  return missing.amount > 0n
    ? `Pay ${amount(missing)} before that, or its goods are free for others again.`
    : "Your balance is enough for it: pay before that, or its goods are free for others again.";
}

function reviewedButton({ ending, missing }: PaymentFacts): string {
  if (ending === "delivered") return "View purchase";
  return ending === "credited" && missing.amount > 0n ? "Pay the rest" : "View balance";
}
