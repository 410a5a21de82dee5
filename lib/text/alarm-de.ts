import type { AlarmText } from "./alarm-en";

/** `ALARM_EN` in German. */
export const ALARM_DE: AlarmText = {
  kinds: {
    review: "Eine Zahlung braucht einen Menschen",
    message_dead: "Eine Nachricht ließ sich nicht senden und wurde aufgegeben",
    delivery_late: "Eine bezahlte Bestellung ist seit zehn Minuten nicht geliefert",
    update_dead: "Der Bot ist an einem Update gescheitert und hat es aufgegeben",
    books: "Die Bücher gehen nicht auf",
    books_unproved: "Ob die Bücher aufgehen, ließ sich nicht prüfen",
    audit: "Das Protokoll wurde verändert",
    audit_unproved: "Ob das Protokoll vollständig ist, ließ sich nicht prüfen",
    low_stock: "Der Bestand geht zur Neige",
    support:
      "So viele schreiben, dass nicht mehr alles hier ankommt: Sieh bitte in der Verwaltung unter „Support“ nach",
    new_order: "Eine Bestellung ist bezahlt",
  },
  facts: {
    review_id: "Prüfung",
    reason: "Grund",
    subject: "Zahlung",
    notification_id: "Nachricht",
    kind: "Art",
    order_id: "Bestellung",
    update_id: "Update-Nummer",
    offers: "Angebote",
    left: "Noch da",
    findings: "Befunde",
    first: "Die ersten davon",
    entries: "Einträge",
    telegram_id: "Telegram-ID",
    total: "Summe",
    bought: "Gekauft",
    shopper: "Käufer",
    text: "Nachricht",
  },
  reasons: {
    WRONG_COIN_LARGE: "ein großer Betrag in einer anderen Währung",
    NO_ESTIMATE: "niemand kann sagen, was die Coins wert sind",
    UNKNOWN_PAYMENT: "eine Zahlung, die niemandem gehört",
    AMOUNT_CONFLICT: "der Zahlungsdienst sagt etwas anderes als der Shop",
    FINISHED_EMPTY: "abgeschlossen, aber nichts ist angekommen",
    GATEWAY_REFUNDED: "der Zahlungsdienst holte zurück, was schon ausgegeben war",
    UNKNOWN_STATUS: "der Zahlungsdienst meldet einen unbekannten Stand",
    UNKNOWN_SHAPE: "eine Meldung des Zahlungsdienstes, die niemand lesen kann",
  },
  isolate: (fact) => fact,
};
