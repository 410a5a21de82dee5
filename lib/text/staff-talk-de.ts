import { amountText, dateText } from "./amount";
import { plural } from "./plural";
import type { StaffTalkText } from "./staff-talk-en";

const LOCALE = "de";
const count = (number: number, one: string, other: string) =>
  plural(LOCALE, number, { one, other });

/** What the bot says to those who run the shop, in German. */
export const STAFF_TALK_DE: StaffTalkText = {
  money: (amount, currency) => amountText({ amount, currency }, LOCALE),
  time: (iso) => dateText(iso, LOCALE),
  page: (page, pages) => `Seite ${page} von ${pages}`,
  back: "‹ Zurück",
  openPage: "In der Verwaltung öffnen",
  sorry: "Nicht geschehen",

  errors: {
    NOT_ALLOWED: "Deine Rolle erlaubt das nicht.",
    NOT_FOUND: "Das gibt es nicht mehr.",
    ALREADY_DONE: "Jemand war schneller: Das ist schon geschehen.",
    WRONG_STATE: "So, wie es jetzt steht, geht das nicht. Nichts wurde geändert.",
    GATEWAY_UNAVAILABLE:
      "Der Zahlungsdienst antwortet nicht. Nichts wurde geändert; versuch es bitte noch einmal.",
    RATE_LIMITED: "Das wurde gerade erst gefragt. Warte bitte eine Minute.",
  },

  commands: {
    admin: "Die Verwaltung",
    admin_payments: "Alle Zahlungen",
    payment: "Eine Zahlung mit ihren Belegen",
    reconcile: "Den Zahlungsdienst noch einmal fragen",
    stock: "Was auf Lager ist",
    ban: "Jemanden aussperren",
    unban: "Jemanden wieder hereinlassen",
    gencode: "Freischaltcodes machen",
    codes: "Offene Freischaltcodes",
  },

  statuses: {
    creating: "wird angelegt",
    waiting: "wartet",
    confirming: "wird bestätigt",
    settled: "verbucht",
    underpaid: "zu wenig",
    expired: "abgelaufen",
    failed: "gescheitert",
    review: "in Prüfung",
  },
  orderStates: {
    awaiting: "wartet auf Zahlung",
    paid: "bezahlt",
    delivered: "geliefert",
    expired: "abgelaufen",
    cancelled: "storniert",
    refunded: "erstattet",
  },

  payments: {
    title: "Zahlungen",
    count: (number) => count(number, "# Zahlung", "# Zahlungen"),
    more: (number) => `mehr als ${number}`,
    none: "Es gibt keine.",
    noneSuch:
      "So eine Zahlung gibt es nicht. Schreib ihre Nummer, die ihrer Bestellung oder die des Zahlungsdienstes.",
    found: "Welche davon?",
    ask: "Schreib, welche Zahlung: /payment dep_… oder die Nummer beim Zahlungsdienst. Alle zeigt /admin_payments",
    askReconcile:
      "Schreib, welche Zahlung: /reconcile dep_… oder die Nummer beim Zahlungsdienst, oder eine Bestellung.",
    all: "Alle",
    status: (name) => `Stand: ${name}`,
    coin: (name) => `Währung: ${name}`,
    review: "Offene Prüfungen",
    chooseStatus: "Welcher Stand?",
    chooseCoin: "Welche Währung?",
  },

  payment: {
    title: (id) => `Zahlung ${id}`,
    price: (price) => `Preis: ${price}`,
    asked: (coins) => `Verlangt: ${coins}`,
    received: (coins) => `Eingegangen: ${coins}`,
    credited: (amount) => `Gutgeschrieben: ${amount}`,
    reversed: (amount) => `Zurückgeholt: ${amount}`,
    opened: (time) => `Begonnen ${time}`,
    seen: (time) => `Zuerst gesehen ${time}`,
    ends: (time) => `Endet ${time}`,
    order: (id, state) => `Bestellung ${id}: ${state}`,
    refill: "Eine Aufladung",
    shopper: (name, balance) => `Käufer: ${name}, Guthaben ${balance}`,
    quote: (coins, price) => `Kurs: ${coins} für ${price}`,
    event: (word) => `der Zahlungsdienst sagte „${word}“, Unterschrift echt`,
    eventUnread: "der Zahlungsdienst sagte etwas Unlesbares, Unterschrift echt",
    posting: (kind, amount) => `${kind}: ${amount}`,
    postings: {
      deposit: "gutgeschrieben",
      purchase: "Bestellung bezahlt",
      tolerance: "vom Shop nachgelassen",
      refund: "erstattet",
      adjustment: "von Hand berichtigt",
      reversal: "vom Zahlungsdienst zurückgeholt",
    },
    reviewOpened: (reason) => `Prüfung: ${reason}`,
    reviewEnded: "Prüfung beendet",
    story: "Belege, der neueste zuletzt",
    askAgain: "Zahlungsdienst noch einmal fragen",
    orderButton: "Bestellung",
    shopperButton: "Käufer",
  },

  reconciled: {
    title: "Zahlungsdienst gefragt",
    line: (id, before, after) => `${id}: ${before} → ${after}`,
    same: (id, status) => `${id}: weiterhin ${status}`,
    word: (word) => `Der Zahlungsdienst sagt „${word}“.`,
    outcomes: {
      none: "Nichts Neues.",
      stale: "Jemand hat es gerade eben verbucht.",
      paid: "Geld ist eingegangen, und die Bestellung ist bezahlt.",
      credited: "Geld ist eingegangen und liegt auf dem Guthaben.",
      underpaid: "Geld ist eingegangen, aber die Bestellung braucht mehr.",
      already_paid: "Geld für eine schon bezahlte Bestellung: Es liegt auf dem Guthaben.",
      closed: "Geld für eine beendete Bestellung: Es liegt auf dem Guthaben.",
      no_stock: "Geld ist eingegangen, aber die Ware ist weg: Es liegt auf dem Guthaben.",
      frozen: "Geld ist eingegangen, aber das Konto ist gesperrt: Es liegt auf dem Guthaben.",
      reversed: "Der Zahlungsdienst hat die Zahlung zurückgeholt.",
      review: "Sie wartet in der Prüfung.",
      unknown_there: "Der Zahlungsdienst kennt diese Zahlung nicht.",
      no_answer: "Der Zahlungsdienst hat nicht geantwortet.",
    },
  },

  stock: {
    title: "Lager",
    low: (number) => count(number, "# Angebot geht zur Neige", "# Angebote gehen zur Neige"),
    allWell: "Nichts geht zur Neige.",
    none: "Noch ist nichts im Verkauf.",
    left: (free, threshold) => `noch ${free}, Warnung bei ${threshold}`,
    unlimited: "geht nie aus",
    off: "nicht im Verkauf",
  },

  people: {
    askBan: "Schreib, wen: /ban 123456789 Grund, oder /ban @name Grund",
    askUnban: "Schreib, wen: /unban 123456789 oder /unban @name",
    nobody: "So jemanden kennt der Shop nicht. Schreib die Telegram-ID oder den @Namen.",
    several: "Mehrere hatten diesen Namen. Schreib die Telegram-ID:",
    nameless: "Ohne Namen",
    id: (telegramId) => `Telegram-ID ${telegramId}`,
    balance: (amount) => `Guthaben: ${amount}`,
    spent: (amount) => `Ausgegeben: ${amount}`,
    since: (time) => `Bekannt seit ${time}`,
    banned: (reason) => `Ausgesperrt: ${reason}`,
    frozen: "Gesperrt: darf nichts ausgeben",
    noReason: "Ohne Angabe eines Grundes",
    reasonWrong: "Sag in 3 bis 500 Zeichen, warum, oder lass es weg.",
    reason: (reason) => `Grund: ${reason}`,
    wantBan:
      "Diesen Käufer aussperren? Er darf dann weder stöbern noch kaufen, und was er nicht bezahlt hat, wird storniert.",
    wantUnban: "Diesen Käufer wieder hereinlassen?",
    ban: "Aussperren",
    unban: "Wieder hereinlassen",
    keep: "So lassen",
    bannedNow: "Ausgesperrt.",
    unbannedNow: "Wieder hereingelassen.",
    notBanned: "Dieser Käufer ist nicht ausgesperrt.",
    bannedAlready: "Dieser Käufer ist schon ausgesperrt.",
    isStaff: "Dieser Mensch führt den Shop mit dir. Nimm ihn zuerst aus dem Team.",
  },

  codes: {
    title: (number) => count(number, "# Freischaltcode", "# Freischaltcodes"),
    made: (days) =>
      `Gut für je ein Konto, ${count(days, "# Tag", "# Tage")} lang. Sie werden nur jetzt gezeigt. Wer einen bekommt, schreibt:`,
    openShop:
      "Der Shop ist gerade für alle offen: Codes braucht man nur, solange er auf Einladung ist.",
    copy: (code) => `${code} kopieren`,
    copyAll: "Alle kopieren",
    wrong: (codesMax, daysMax) =>
      `Schreib /gencode oder /gencode 5 30: bis zu ${codesMax} Codes für bis zu ${daysMax} Tage.`,
    listTitle: "Offene Freischaltcodes",
    none: "Es gibt keine. Einen machst du mit /gencode",
    line: (beginning, until, by) => `${beginning}… bis ${until}, von ${by}`,
    revoke: (beginning) => `${beginning}… widerrufen`,
    revoked: (beginning) => `${beginning}… lässt niemanden mehr herein.`,
    next: "Ältere ›",
  },

  activation: {
    notNeeded: "Du brauchst keinen Code: Dieser Shop ist für alle offen.",
    already: "Du bist schon drin. Der Code wurde nicht verbraucht.",
    ask: "Schreib den Code hinter den Befehl, so: /activate 7K3M-Q9XT-2VB0",
    wrong:
      "Dieser Code lässt niemanden herein: Er ist vertippt, verbraucht oder zu alt. Bitte frag nach einem neuen, wo du ihn bekommen hast.",
    tooOften: (minutes) =>
      `Zu viele Versuche. Versuch es bitte in ${count(minutes, "# Minute", "# Minuten")} noch einmal.`,
    welcome: "Willkommen! Der Shop steht dir jetzt offen.",
  },

  alarms: {
    stock: "Lager",
    stockPage: "Auffüllen",
    payment: "Zahlung",
    order: "Bestellung",
    shopper: "Käufer",
    reviews: "Prüfungen",
    support: "Anfragen",
  },
};
