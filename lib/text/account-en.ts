import { formatMoney, type Money } from "@/lib/money";
import type { OrderState } from "@/lib/order/rules";
import { amountText, dayText } from "./amount";
import { BUYER_EN } from "./buyer-en";
import type { AmountFault } from "./read-amount";

const LOCALE = "en";
const amount = (value: Money) => formatMoney(value, LOCALE);
const wire = (value: { amount: string; currency: string }) => amountText(value, LOCALE);

/** A shopper's account in the chat, in English. */
export const ACCOUNT_EN = {
  profile: {
    title: "Your account",
    balance: (value: { amount: string; currency: string }) => `Balance: ${wire(value)}`,
    deposited: (value: { amount: string; currency: string }) => `Paid in: ${wire(value)}`,
    spent: (value: { amount: string; currency: string }) => `Spent: ${wire(value)}`,
    language: (name: string) => `Language: ${name}`,
    id: (telegramId: number) => `Your Telegram ID: ${telegramId}`,
    topUp: "Top up",
    payments: "Payments",
    purchases: "Purchases",
    change: "Language",
    open: "Open in the app",
    back: "Your account",
  },
  refill: {
    title: "Top up your balance",
    has: (balance: Money) => `You have ${amount(balance)}.`,
    ask: (range: { least: Money; most: Money }) =>
      `Choose an amount, or write me one from ${amount(range.least)} to ${amount(range.most)}, such as 25 or 12.50.`,
    faults: {
      unreadable: () => "I could not read that amount.",
      negative: () => "An amount above zero, please.",
      zero: () => "That would add nothing.",
      decimals: () => "Two decimals at most, please. For a thousand write 1000.",
      other_currency: (currency: string) =>
        `Amounts here are in ${currency}. You choose what to pay with afterwards.`,
    } satisfies Record<AmountFault, (currency: string) => string>,
    tooSmall: (least: Money) => `That is too little: the least is ${amount(least)}.`,
    tooLarge: (most: Money) => `That is too much at once: the most is ${amount(most)}.`,
    amount,
  },
  history: {
    title: "Your payments",
    text: "Newest first. Press one to see how it stands.",
    empty: "None yet. Every payment of yours will stand here.",
    newest: "« Newest",
    older: "Older »",
    day: (iso: string) => dayText(iso, LOCALE),
  },
  purchases: {
    title: "Your purchases",
    text: "Newest first. Press one to see it with everything it holds.",
    empty: "None yet. What you buy stands here, with its content, for as long as you want.",
    purchase: (id: string) => `Purchase ${id}`,
    status: BUYER_EN.orders.status,
    explain: {
      awaiting: "We hold your items while we wait for the payment.",
      paid: "Your payment is complete. The content arrives in this chat in a moment.",
      delivered: "It was sent to this chat, and here it is again.",
      expired: "It was not paid in time, so the items went back on the shelf.",
      cancelled: "It was cancelled. Money that still arrives goes to your balance.",
      refunded: "The money for this purchase is back on your balance.",
    } satisfies Record<OrderState, string>,
    paidAt: (iso: string) => `Paid on ${dayText(iso, LOCALE)}`,
    content: "What you bought",
    files: (names: string) => `Files: ${names}`,
    rest: "There is more than fits into this message. The button below sends all of it again.",
    again: "Send it all again",
    sending: "It is on its way to this chat.",
    payments: "Payments",
    viewPayment: "View the payment",
    pay: "Pay now",
    cancel: "Cancel purchase",
    sure: "Cancel this purchase? Its items go back on the shelf. Money you have sent already goes to your balance.",
    yes: "Yes, cancel it",
    keep: "No, keep it",
    back: "« Purchases",
  },
  share: { open: "View in the shop" },
};

export type AccountText = typeof ACCOUNT_EN;
