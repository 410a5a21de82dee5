import { formatMoney, type Money } from "@/lib/money";
import type { AccountText } from "./account-en";
import { amountText, dayText } from "./amount";
import { BUYER_DE } from "./buyer-de";

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
    id: (telegramId) => `Deine Telegram-ID: ${telegramId}`,
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
      negative: () => "Bitte einen positiven Betrag.",
      zero: () => "Das würde nichts hinzufügen.",
      decimals: () => "Bitte höchstens zwei Nachkommastellen. Tausend schreibst du 1000.",
      other_currency: (currency) =>
        `Beträge sind hier in ${currency}. Womit du zahlst, wählst du danach.`,
    },
    tooSmall: (least) => `Das ist zu wenig: Es geht ab ${amount(least)}.`,
    tooLarge: (most) => `Das ist zu viel auf einmal: Höchstens ${amount(most)}.`,
    amount,
  },
  history: {
    title: "Deine Zahlungen",
    text: "Die neueste zuerst. Tippe auf eine, um zu sehen, wie sie steht.",
    empty: "Noch keine. Hier stehen später alle deine Zahlungen.",
    newest: "« Neueste",
    older: "Ältere »",
    day: (iso) => dayText(iso, LOCALE),
  },
  purchases: {
    title: "Deine Einkäufe",
    text: "Der neueste zuerst. Tippe auf einen, um ihn mit seinem ganzen Inhalt zu sehen.",
    empty: "Noch keine. Was du kaufst, steht hier mit seinem Inhalt, solange du willst.",
    purchase: (id) => `Einkauf ${id}`,
    status: BUYER_DE.orders.status,
    explain: {
      awaiting: "Deine Artikel sind für dich reserviert, bis die Zahlung da ist.",
      paid: "Deine Zahlung ist vollständig. Gleich kommt der Inhalt in diesen Chat.",
      delivered: "Er kam in diesen Chat, und hier ist er noch einmal.",
      expired: "Es wurde nicht rechtzeitig bezahlt, darum sind die Artikel wieder im Regal.",
      cancelled: "Er wurde storniert. Geld, das noch ankommt, geht auf dein Guthaben.",
      refunded: "Das Geld für diesen Einkauf ist wieder auf deinem Guthaben.",
    },
    paidAt: (iso) => `Bezahlt am ${dayText(iso, LOCALE)}`,
    content: "Das hast du gekauft",
    files: (names) => `Dateien: ${names}`,
    rest: "Es ist mehr, als in diese Nachricht passt. Der Knopf unten schickt dir alles noch einmal.",
    again: "Alles noch einmal schicken",
    sending: "Es ist auf dem Weg in diesen Chat.",
    payments: "Zahlungen",
    viewPayment: "Zur Zahlung",
    pay: "Jetzt zahlen",
    cancel: "Einkauf stornieren",
    sure: "Diesen Einkauf stornieren? Die Artikel kommen zurück ins Regal. Schon gesendetes Geld geht auf dein Guthaben.",
    yes: "Ja, stornieren",
    keep: "Nein, behalten",
    back: "« Einkäufe",
  },
  share: { open: "Im Shop ansehen" },
};
