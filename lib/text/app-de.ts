import { amountText, dateText } from "./amount";
import type { AppText } from "./app-en";
import { FAILURE_DE } from "./failure-de";
import { plural } from "./plural";

const LOCALE = "de";
const items = (count: number) => plural(LOCALE, count, { one: "# Artikel", other: "# Artikel" });

/** What the shop itself and every screen says, in German. */
export const APP_DE: AppText = {
  money: (amount, currency) => amountText({ amount, currency }, LOCALE),
  date: (iso) => dateText(iso, LOCALE),
  offline: "Keine Verbindung. Bitte prüfe dein Internet und versuche es noch einmal.",

  common: {
    viewBasket: "Zum Warenkorb",
    retry: "Noch einmal versuchen",
    more: "Mehr anzeigen",
    copy: "Kopieren",
    copied: "Kopiert",
    loading: "Wird geladen",
    toShop: "Zum Shop",
    cancel: "Abbrechen",
    total: "Summe",
    reference: (id) => `Kennung: ${id}`,
  },

  tabs: {
    label: "Bereiche des Shops",
    shop: "Shop",
    basket: "Warenkorb",
    orders: "Einkäufe",
    profile: "Profil",
    basketCount: (count) => `Warenkorb, ${items(count)}`,
  },

  outside: {
    title: "Bitte in Telegram öffnen",
    text: "Warenkorb, Zahlungen und Einkäufe gehören zu deinem Telegram-Konto. Öffne den Shop aus seinem Chat, dann ist alles da.",
    browse: "Im Shop stöbern",
  },

  stale: {
    title: "Bitte öffne den Shop neu",
    text: "Zu deiner Sicherheit beendet der Shop seine Sitzung nach einer Weile. Schließe ihn und öffne ihn aus dem Chat: Dein Warenkorb bleibt erhalten.",
    close: "Shop schließen",
  },

  link: {
    nowhere: "Dieser Link führt hier nirgendwohin, deshalb ist hier der Anfang des Shops.",
    notYours: "Dieser Link war für jemand anderen, deshalb ist hier der Anfang des Shops.",
  },

  invited: {
    title: "Nur auf Einladung",
    id: (telegramId) => `Deine Telegram-ID: ${telegramId}`,
  },

  failure: FAILURE_DE,
};
