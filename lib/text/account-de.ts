import { formatMoney, type Money } from "@/lib/money";
import type { AccountText } from "./account-en";
import { amountText } from "./amount";

const LOCALE = "de";
const amount = (value: Money) => formatMoney(value, LOCALE);
const wire = (value: { amount: string; currency: string }) => amountText(value, LOCALE);

/** A shopper's account in the chat, in German. */
export const ACCOUNT_DE: AccountText = {
  profile: {
    title: "Dein Konto",
    balance: (value) => `Guthaben: ${wire(value)}`,
    deposited: (value) => `Eingezahlt: ${wire(value)}`,
    spent: (value) => `Ausgegeben: ${wire(value)}`,
    language: (name) => `Sprache: ${name}`,
    id: (telegramId) => `Deine Nummer hier: ${telegramId}`,
    topUp: "Aufladen",
    payments: "Zahlungen",
    purchases: "Einkäufe",
    change: "Sprache",
    open: "In der App öffnen",
    back: "Dein Konto",
  },
  refill: {
    title: "Guthaben aufladen",
    has: (balance) => `Du hast ${amount(balance)}.`,
    ask: (range) =>
      `Wähle einen Betrag oder schreib mir einen von ${amount(range.least)} bis ${amount(range.most)}, etwa 25 oder 12,50.`,
    faults: {
      unreadable: () => "Diesen Betrag konnte ich nicht lesen.",
      negative: () => "Bitte einen Betrag über null.",
      zero: () => "Das würde nichts hinzufügen.",
      decimals: () => "Bitte höchstens zwei Nachkommastellen. Tausend schreibst du 1000.",
      other_currency: (currency) =>
        `Beträge sind hier in ${currency}. Womit du zahlst, wählst du danach.`,
    },
    tooSmall: (least) => `Das ist zu wenig: Es geht ab ${amount(least)}.`,
    tooLarge: (most) => `Das ist zu viel auf einmal: Höchstens ${amount(most)}.`,
    choose:
      "Wähle die Währung, mit der du zahlst. Dein Guthaben wächst, sobald die Zahlung endgültig ist.",
    button: (value) => `${amount(value)} aufladen`,
    amount,
  },
};
