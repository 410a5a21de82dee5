import type { GoodsText } from "./goods-en";
import { plural } from "./plural";

const LOCALE = "de";
const items = (count: number) => plural(LOCALE, count, { one: "# Artikel", other: "# Artikel" });

/** What the catalogue, the pages of a product and the basket say, in German. */
export const GOODS_DE: GoodsText = {
  catalog: {
    searchLabel: "Shop durchsuchen",
    searchHint: "Suchen",
    clearSearch: "Suche löschen",
    cities: "Städte",
    districts: "Stadtteile",
    categories: "Kategorien",
    everywhere: "Überall",
    allOf: (city) => `Ganz ${city}`,
    everything: "Alles",
    products: "Produkte",
    from: (price) => `ab ${price}`,
    soldOut: "Ausverkauft",
    left: (count) => plural(LOCALE, count, { one: "Letztes Stück", other: "Noch # da" }),
    pickup: "Abholung",
    emptyTitle: "Nichts gefunden",
    emptyText:
      "Zu dieser Auswahl gibt es nichts. Versuche einen anderen Ort oder eine andere Kategorie.",
    emptySearch: (query) => `Zu „${query}“ gibt es hier nichts.`,
    reset: "Alles anzeigen",
    closedTitle: "Der Shop wird gerade eingerichtet",
    closedText: "Im Moment gibt es nichts zu kaufen. Schau bald wieder vorbei.",
    fromStart: "Zurück zum Anfang",
    basketButton: (count, total) => `Zum Warenkorb · ${items(count)} · ${total}`,
  },

  product: {
    picture: (number, title) => `Bild ${number} von ${title}`,
    pictures: "Bilder",
    choose: "Wähle eine Variante",
    anywhere: "Lieferung im Chat",
    available: "Vorrätig",
    unlimited: "Immer verfügbar",
    left: (count) => plural(LOCALE, count, { one: "Letztes Stück", other: "Nur noch # da" }),
    soldOut: "Ausverkauft",
    soldOutTitle: "Ausverkauft",
    soldOutText: "Im Moment sind alle Varianten dieses Produkts vergriffen.",
    about: "Beschreibung",
    openingHours: "Öffnungszeiten",
    pickupNote: "Das holst du selbst ab. Wo und wie, erfährst du im Chat, sobald es bezahlt ist.",
    digitalNote: "Kommt im Chat an, sobald es bezahlt ist, meist binnen einer Sekunde.",
    quantity: "Menge",
    fewer: "Eins weniger",
    another: "Eins mehr",
    onePerPurchase: "Eins je Einkauf",
    addToBasket: (total) => `In den Warenkorb · ${total}`,
    buyNow: "Jetzt kaufen",
    added: "Liegt jetzt im Warenkorb",
  },

  basket: {
    title: "Warenkorb",
    emptyTitle: "Dein Warenkorb ist leer",
    emptyText: "Was du auswählst, wartet hier auf dich, auch wenn du den Shop schließt.",
    remove: (title) => `${title} entfernen`,
    clear: "Warenkorb leeren",
    clearTitle: "Warenkorb leeren?",
    clearText: "Alles darin wird entfernt.",
    clearConfirm: "Leeren",
    unavailable: "Inzwischen ausverkauft. Entferne es, um weiterzugehen.",
    short: (count) => plural(LOCALE, count, { one: "Nur noch # da", other: "Nur noch # da" }),
    each: (price) => `je ${price}`,
    checkout: (total) => `Zur Kasse · ${total}`,
    fixFirst: "Einiges ist nicht mehr verfügbar",
  },
};
