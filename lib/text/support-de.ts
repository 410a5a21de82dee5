import { isolated } from "./isolate";
import type { SupportText } from "./support-en";

/** Dasselbe auf Deutsch. */
export const SUPPORT_DE: SupportText = {
  title: "Schreib dem Shop",
  ask: "Geld, das zu spät, zu wenig, zu viel oder doppelt kommt, wird von selbst deinem Guthaben gutgeschrieben. Wenn sonst etwas nicht stimmt, schreib es als deine nächste Nachricht, am besten mit der Nummer des Einkaufs oder der Zahlung. Ein Bild darf dabei sein. Die Antwort kommt in diesen Chat.",
  askAgain: "Schreib dem Shop deine nächste Nachricht. Ein Bild darf dabei sein.",
  noted: "Danke. Deine Nachricht ist bei den Leuten vom Shop, die Antwort kommt in diesen Chat.",
  nobody: "Hier ist gerade niemand im Dienst. Bitte schreib dem Inhaber des Shops direkt.",
  tooLong: (count) =>
    `Das ist zu lang. Bitte höchstens ${count} Zeichen auf einmal; du kannst mehrere Nachrichten schicken.`,
  onlyText: "Ich kann Text weitergeben oder ein Bild mit ein paar Worten. Bitte schick das.",
  onePicture: "Von mehreren Bildern geht nur das erste mit. Bitte schick die anderen einzeln.",
  tooMany:
    "Du hast schon viel geschrieben. Warte bitte auf die Antwort; etwas später kannst du wieder schreiben.",
  banned:
    "Dieser Shop ist für dein Konto geschlossen. Wenn das ein Irrtum ist, sag es in einer Nachricht, die mit /paysupport beginnt: Die Leute vom Shop lesen sie. Bitte nur eine am Tag.",
  bannedMore:
    "Deine Nachricht von heute ist schon bei den Leuten vom Shop. Die Antwort kommt in diesen Chat.",
  answer: { title: "Antwort vom Shop", again: "Noch einmal schreiben" },

  asks: (name, number) => `${isolated(name)} (${number}) schreibt`,
  aboutOrder: (number) => `Einkauf ${number}`,
  aboutPayment: (number) => `Zahlung ${number}`,
  toAnswer: "Antworten",
  toOpen: "In der Verwaltung öffnen",
  toClose: "Schließen",
  typeAnswer: {
    title: "Deine Antwort",
    text: (name) => `Schreib deine Antwort an ${isolated(name)} als nächste Nachricht.`,
  },
  sent: { title: "Verschickt", text: "Deine Antwort ist unterwegs." },
  sentBlocked: "Der Bot ist dort blockiert: Deine Antwort geht raus, sobald das nicht mehr so ist.",
  alsoAnswered: (names) =>
    `Vor dir hat schon geantwortet: ${isolated(names)}. Beide Antworten kommen an.`,
  answered: (staff, shopper) => `${isolated(staff)} hat ${isolated(shopper)} geantwortet`,
  closed: "Geschlossen. Eine neue Nachricht öffnet es wieder.",
};
