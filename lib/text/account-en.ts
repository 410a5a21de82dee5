import { formatMoney, type Money } from "@/lib/money";
import { amountText } from "./amount";
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
    id: (telegramId: number) => `Your number here: ${telegramId}`,
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
    choose: "Choose the currency to pay with. Your balance grows as soon as the payment is final.",
    button: (value: Money) => `Top up ${amount(value)}`,
    amount,
  },
};

export type AccountText = typeof ACCOUNT_EN;
