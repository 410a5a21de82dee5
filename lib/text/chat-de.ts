import { shortId } from "@/lib/order/rules";
import { LINK_TTL_SECONDS } from "@/lib/staff/rules";
import { ACCOUNT_DE } from "./account-de";
import { ALARM_DE } from "./alarm-de";
import type { ChatText } from "./chat-en";
import { CONFIRMATION_DE } from "./confirmation-de";
import { ERRORS_DE } from "./errors-de";
import { MESSAGES_DE } from "./messages-de";
import { PAYMENT_DE } from "./payment-de";
import { plural } from "./plural";
import { SHOPPING_DE } from "./shopping-de";
import { STAFF_TALK_DE } from "./staff-talk-de";
import { SUPPORT_DE } from "./support-de";

const LOCALE = "de";
const minutes = (count: number) => plural(LOCALE, count, { one: "# Minute", other: "# Minuten" });

/** Everything the bot says in German. */
export const CHAT_DE: ChatText = {
  errors: ERRORS_DE,
  messages: MESSAGES_DE,

  shopping: SHOPPING_DE,
  payment: PAYMENT_DE,

  delivery: {
    title: "Hier ist dein Einkauf",
    replacement: "Hier ist dein Ersatz",
    order: (orderId) => ACCOUNT_DE.purchases.purchase(shortId(orderId)),
    pickup: "Zum Abholen:",
    openingHours: "Öffnungszeiten",
    inFile: "Es steht in der Textdatei unten.",
    exactFile: "In der Textdatei unten steht es Zeichen für Zeichen.",
    fileName: (number) => `einkauf-${number}.txt`,
    view: "Einkauf ansehen",
  },

  menu: {
    greeting: (firstName, shopName) => `Willkommen bei ${shopName}, ${firstName}!`,
    text: "Stöbere im Shop, bezahl mit Krypto oder aus deinem Guthaben, und was du kaufst, ist in Sekunden hier im Chat.",
    notHere: "Dieser Link führt hier nirgendwohin, deshalb ist hier der Anfang des Shops.",
    notYours: "Dieser Link war für jemand anderen, deshalb ist hier der Anfang des Shops.",
    unknown: "Am besten verstehe ich Knöpfe und Befehle. Das kann ich für dich tun.",
    shop: "Shop öffnen",
    basket: "Warenkorb",
    orders: "Einkäufe",
    refill: "Aufladen",
    profile: "Profil",
  },

  invitedOnly: {
    title: "Nur auf Einladung",
    text: (telegramId) =>
      `Dieser Shop ist nur für Eingeladene offen. Wenn du den Inhaber kennst, bitte ihn um Zutritt und nenn ihm deine Nummer: ${telegramId}\n\nWenn du einen Code hast, schreib: /activate und den Code`,
  },
  account: ACCOUNT_DE,
  language: {
    title: "Sprache",
    text: "Wähle die Sprache, in der ich mit dir spreche.",
    chosen: "Erledigt. Ich spreche jetzt Deutsch mit dir.",
  },
  help: {
    title: "So funktioniert es",
    text: [
      "/shop – alles, was es gibt",
      "/basket – was du ausgesucht hast",
      "/refill 25 – Guthaben aufladen",
      "/profile – dein Guthaben",
      "/payment_history – deine Zahlungen",
      "/language – die Sprache, die ich spreche",
      "/paysupport – dem Shop schreiben",
      "/terms und /privacy – das Kleingedruckte",
    ].join("\n"),
  },
  support: SUPPORT_DE,
  terms: {
    title: "Bedingungen",
    text: "Ein Artikel gehört dir, sobald sein ganzer Preis bezahlt ist; er wird sofort geliefert. Zu wenig bezahlt: Das Geld bleibt auf deinem Guthaben, und du kannst den Rest zahlen. Zu viel oder zu spät bezahlt: Es bleibt auf deinem Guthaben. Gelieferte Ware wird nur zurückgenommen, wenn sie fehlerhaft ist.",
  },
  privacy: {
    title: "Datenschutz",
    text: "Der Shop speichert deine Telegram-ID, deinen Vornamen und Benutzernamen, deine Bestellungen und deine Zahlungen, weil er sonst nicht liefern kann. Was du gekauft hast, liegt verschlüsselt. Was du dem Shop mit /paysupport schreibst, lesen seine Leute; ein Jahr nach der letzten Nachricht wird es gelöscht. Nichts wird weitergegeben, außer dem Betrag einer Zahlung an den Zahlungsdienst, der sie einzieht.",
  },

  admin: {
    title: "Den Shop führen",
    text: `Der erste Knopf meldet einen Browser an, ein einziges Mal, innerhalb von ${minutes(LINK_TTL_SECONDS / 60)}. Gib ihn nicht weiter. Ein älterer gilt ab jetzt nicht mehr.`,
    browser: "Im Browser öffnen",
    here: "In Telegram öffnen",
  },
  confirmation: CONFIRMATION_DE,
  alarm: ALARM_DE,
  staffTalk: STAFF_TALK_DE,

  banned: "Dieser Shop ist für dich geschlossen",
  privateOnly:
    "Shop und Einkäufe bleiben zwischen dir und mir. Bitte schreib mir in einem privaten Chat.",
  openPrivate: "Chat öffnen",
  outdated: "Dieser Knopf ist veraltet. Hier geht es zum Menü: /start",
  checkoutElsewhere: "Diese Rechnung lässt sich hier nicht bezahlen. Bitte öffne den Shop.",

  commands: {
    start: "Hauptmenü",
    shop: "Alles, was es gibt",
    basket: "Was du ausgesucht hast",
    refill: "Guthaben aufladen",
    profile: "Dein Guthaben",
    payment_history: "Deine Zahlungen",
    language: "Sprache wählen",
    help: "So funktioniert es",
    paysupport: "Dem Shop schreiben",
    terms: "Bedingungen",
    privacy: "Datenschutz",
  },
  menuButton: "Shop",
  about: "Stöbern, mit Krypto bezahlen und den Einkauf direkt hier im Chat bekommen.",
  description:
    "Willkommen! Das ist ein Shop in Telegram.\n\nStöbere nach Stadt und Kategorie, bezahl mit Krypto oder aus deinem Guthaben, und was du kaufst, ist in Sekunden in diesem Chat. Geld, das zu spät, zu wenig oder zu viel kommt, geht nie verloren: Es landet auf deinem Guthaben.\n\nDrück auf „Starten“.",
};
