import { amountText } from "./amount";
import { plural } from "./plural";
import type { ShoppingText } from "./shopping-en";

const LOCALE = "de";
type Price = { readonly amount: string; readonly currency: string };
const money = (value: Price) => amountText(value, LOCALE);
const left = (count: number) => plural(LOCALE, count, { one: "noch # da", other: "noch # da" });
const minutes = (count: number) => plural(LOCALE, count, { one: "# Minute", other: "# Minuten" });

/** Buying by buttons, in German. */
export const SHOPPING_DE: ShoppingText = {
  money,
  whatNow: "Was möchtest du tun?",
  here: "Hier im Chat einkaufen",
  back: "« Zurück",
  openApp: "In der App öffnen",
  places: {
    title: "Wo?",
    text: "Wähle eine Stadt. Digitale Waren werden überallhin geliefert.",
    everything: "Alles, überall",
    district: (city) => `Welcher Teil von ${city}?`,
    allOf: (city) => `Ganz ${city}`,
  },
  products: {
    title: "Was darf es sein?",
    category: (name) => `Kategorie: ${name}`,
    all: "Alle",
    chooseCategory: "Wähle eine Kategorie",
    none: "Hier gibt es im Moment nichts zu kaufen.",
    more: "Mehr »",
    from: (value) => `ab ${money(value)}`,
    soldOut: "ausverkauft",
  },
  product: {
    choose: "Wähle aus:",
    left,
    plenty: "vorrätig",
    unlimited: "immer verfügbar",
    soldOut: "ausverkauft",
    openingHours: "Öffnungszeiten",
    pickup:
      "Du holst es selbst ab. Wo und wie steht in der Nachricht, die du nach dem Bezahlen bekommst.",
    share: "Teilen",
    more: "Mehr Auswahl in der App",
  },
  offer: {
    total: (quantity, value) => `${quantity} × ${money(value)}`,
    sum: (value) => `Summe: ${money(value)}`,
    inBasket: (count) => `In deinem Warenkorb: ${count}`,
    put: "In den Warenkorb",
    change: (count) => `Auf ${count} im Warenkorb ändern`,
    added: "Liegt in deinem Warenkorb.",
    payNow: (value) => `Jetzt bezahlen · ${money(value)}`,
    toBasket: "Warenkorb",
  },
  basket: {
    title: "Dein Warenkorb",
    empty: "Noch nichts darin.",
    total: (value) => `Summe: ${money(value)}`,
    line: (quantity, title, value) => `${quantity} × ${title} – ${money(value)}`,
    gone: "nicht mehr verfügbar",
    only: left,
    checkout: (value) => `Zur Kasse · ${money(value)}`,
    clear: "Warenkorb leeren",
    sure: "Alles aus dem Warenkorb nehmen?",
    yesClear: "Ja, leeren",
    keep: "Behalten",
    toShop: "Zum Shop",
    others: "Mehr »",
    mend: "Etwas ist in dieser Menge nicht mehr verfügbar. Nimm es heraus, um weiterzugehen.",
  },
  checkout: {
    title: "Wie möchtest du bezahlen?",
    toPay: (value) => `Zu zahlen: ${money(value)}`,
    balance: (value) => `Dein Guthaben: ${money(value)}`,
    fromBalance: (value) => `Guthaben · ${money(value)}`,
    minimums:
      "Manche Währungen haben einen Mindestbetrag, er steht auf dem Knopf. Was du mehr zahlst, kommt auf dein Guthaben.",
    tooLittle: (value) => `Andere Währungen brauchen mindestens ${money(value)}.`,
    none: "Mit keiner Währung lässt sich dieser Betrag gerade bezahlen. Bitte versuche es etwas später noch einmal.",
    refill: (value) => `${money(value)} aufladen`,
    remainder: (value) => `Es fehlen noch: ${money(value)}`,
    changed: "Der Preis hat sich inzwischen geändert. Das ist der neue.",
    covered: "Dein Guthaben reicht inzwischen dafür.",
    paid: "Bezahlt",
    paidText: "Danke! Dein Einkauf kommt gleich in diesen Chat.",
    view: "Einkauf ansehen",
  },
  invoice: {
    title: (value) => `${money(value)} bezahlen`,
    refillTitle: (value) => `${money(value)} aufladen`,
    send: "Sende genau",
    to: "an diese Adresse:",
    memo: "mit diesem Memo (nötig):",
    network: (coin, network) =>
      `Sende nur ${coin} im Netzwerk ${network}, die Gebühr deiner Wallet kommt dazu.`,
    within: (count) => `Verbleibende Zeit: ${minutes(count)}`,
    copyAmount: "Betrag kopieren",
    copyAddress: "Adresse kopieren",
    copyMemo: "Memo kopieren",
    wallet: "In der Wallet öffnen",
    check: "Zahlung prüfen",
    nothingYet: "Noch ist nichts angekommen. Ich frage den Zahlungsdienst gleich noch einmal.",
    cancel: "Abbrechen",
    sure: "Diesen Einkauf abbrechen? Schon gesendetes Geld kommt auf dein Guthaben.",
    yesCancel: "Ja, abbrechen",
    keep: "Nein, behalten",
    received: (value) => `Deinem Guthaben gutgeschrieben: ${money(value)}`,
    missing: (value) => `Es fehlen noch: ${money(value)}`,
    payRest: (value) => `Restliche ${money(value)} zahlen`,
  },
};
