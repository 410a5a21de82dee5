import type { PaymentText } from "./payment-en";

/** Sentences about a payment under way, in German. */
export const PAYMENT_DE: PaymentText = {
  title: "Zahlung",
  forOrder: "Einkauf",
  forRefill: "Aufladung",
  send: "Sende genau",
  toAddress: "An diese Adresse",
  memo: "Memo (erforderlich)",
  memoWarning:
    "Ohne dieses Memo ist deine Zahlung nicht auffindbar. Kopiere es in das Memo-Feld deiner Wallet.",
  onlyNetwork: (coin, network) =>
    `Sende nur ${coin} im Netzwerk ${network}. Der Betrag muss vollständig ankommen: Die Gebühr deiner Wallet kommt obendrauf.`,
  qr: (coin) => `QR-Code mit der ${coin}-Zahlungsadresse`,
  qrHint: "Mit deiner Wallet scannen",
  openWallet: "In Wallet öffnen",
  openInvoice: "Zahlungsseite öffnen",
  timeLeft: "Verbleibende Zeit",
  timeUp: "Zeit abgelaufen",
  copyAmount: "Betrag kopieren",
  copyAddress: "Adresse kopieren",
  copyMemo: "Memo kopieren",
  details: "Einzelheiten",
  price: "Preis",
  received: "Eingegangen",
  credited: "Deinem Guthaben gutgeschrieben",
  remaining: "Fehlt noch",
  number: "Zahlung",
  checking: "Wir warten im Netzwerk auf deine Zahlung",
  reconnecting: "Verbindung unterbrochen. Wir fragen alle paar Sekunden nach",
  viewOrder: "Zum Einkauf",
  payRemainder: (amount) => `Restliche ${amount} zahlen`,
  again: "Neu auswählen",
  refillAgain: "Noch einmal aufladen",
  toProfile: "Guthaben ansehen",
  fromBalance: "Guthaben",
  outcome: {
    waiting: {
      title: "Warten auf deine Zahlung",
      text: "Sende den Betrag unten. Diese Seite bemerkt von selbst, wenn er ankommt.",
    },
    confirming: {
      title: "Zahlung gesehen",
      text: "Das Netzwerk bestätigt sie gerade. Du kannst den Shop schließen: Wir schreiben dir im Chat.",
    },
    paid: {
      title: "Bezahlt und geliefert",
      text: "Danke! Dein Einkauf liegt im Chat und hier im Shop.",
    },
    paidSoon: { title: "Bezahlt", text: "Danke! Dein Einkauf ist auf dem Weg in den Chat." },
    refilled: {
      title: "Guthaben aufgeladen",
      text: "Das Geld ist auf deinem Guthaben und kann ausgegeben werden.",
    },
    creditedOnly: {
      title: "Dem Guthaben gutgeschrieben",
      text: "Das Geld ist da, hat aber nicht diesen Einkauf bezahlt. Es liegt vollständig auf deinem Guthaben.",
    },
    refunded: {
      title: "Geld zurück",
      text: "Das Geld für diesen Einkauf ist wieder auf deinem Guthaben.",
    },
    underpaid: {
      title: "Fast geschafft",
      text: "Es kam weniger an als verlangt. Was du gesendet hast, liegt sicher auf deinem Guthaben; zahle den Rest in einer beliebigen Währung.",
    },
    expired: {
      title: "Zeit abgelaufen",
      text: "Es kam keine Zahlung rechtzeitig an. Hast du schon gesendet, musst du nichts tun: Sie wird gutgeschrieben, sobald sie ankommt.",
    },
    expiredRefill: {
      title: "Zeit abgelaufen",
      text: "Es kam keine Zahlung rechtzeitig an. Hast du schon gesendet, wird sie gutgeschrieben, sobald sie ankommt.",
    },
    cancelled: {
      title: "Einkauf storniert",
      text: "Bitte sende nichts mehr dafür. Geld, das schon unterwegs ist, kommt auf dein Guthaben.",
    },
    failed: {
      title: "Die Zahlung ist fehlgeschlagen",
      text: "Der Zahlungsdienst konnte sie nicht abschließen. Von deinem Guthaben wurde nichts abgezogen; bitte versuche es noch einmal.",
    },
    review: {
      title: "Ein Mensch sieht sich das an",
      text: "Deine Zahlung kam so an, dass wir genau hinsehen müssen. Nichts ist verloren; der Shop schreibt dir.",
    },
  },
  shortCredited: "Auf deinem Guthaben",
  short: {
    waiting: "Offen",
    confirming: "Wird bestätigt",
    settled: "Abgeschlossen",
    underpaid: "Unvollständig",
    expired: "Abgelaufen",
    failed: "Fehlgeschlagen",
    review: "In Prüfung",
  },
};
