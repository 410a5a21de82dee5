import type { ErrorsText } from "./errors-en";

/** `ERRORS_EN` in German. */
export const ERRORS_DE: ErrorsText = {
  MALFORMED: "An dieser Anfrage stimmte etwas nicht. Bitte prüfe sie und versuch es noch einmal.",
  INIT_DATA_MISSING: "Bitte öffne den Shop aus seinem Chat in Telegram.",
  INIT_DATA_INVALID:
    "Wir konnten nicht bestätigen, dass du es bist. Bitte schließ den Shop und öffne ihn neu.",
  INIT_DATA_EXPIRED: "Der Shop war zu lange offen. Bitte schließ ihn und öffne ihn neu.",
  BANNED: "Dieser Shop ist für dein Konto geschlossen. Schreib dem Shop, wenn das ein Irrtum ist.",
  NOT_INVITED:
    "Dieser Shop ist nur für Eingeladene offen. Wenn du den Inhaber kennst, bitte ihn um Zutritt. Wenn du einen Code hast, schreib dem Bot /activate und den Code.",
  FROZEN: "Du kannst gerade nichts ausgeben, weil der Shop eine Zahlung prüft.",
  POLICY: "So lässt sich das nicht bezahlen. Bitte wähle eine andere Zahlungsart.",
  NOT_FOUND: "Das gibt es hier nicht mehr.",
  OUT_OF_STOCK: "Ausverkauft: Jemand war schneller. Dein Geld wurde nicht angerührt.",
  ORDER_NOT_PAYABLE: "Dieser Einkauf lässt sich nicht mehr bezahlen.",
  INSUFFICIENT_BALANCE: "Dein Guthaben reicht dafür nicht.",
  PRICE_CHANGED: "Inzwischen hat sich ein Preis geändert. Bitte sieh dir die neue Summe an.",
  TOO_MANY_ORDERS:
    "Du hast noch unbezahlte Einkäufe offen. Bezahl erst einen davon oder storniere ihn.",
  TOO_MANY_UNITS: "Du hast schon so viele Artikel reserviert, wie eine Person reservieren darf.",
  IDEMPOTENCY_CONFLICT:
    "Das wurde schon einmal mit anderem Inhalt gesendet. Bitte fang noch einmal von vorn an.",
  IDEMPOTENCY_IN_PROGRESS: "Wir arbeiten noch daran. Einen Moment, bitte.",
  BODY_TOO_LARGE: "Das war zu viel auf einmal. Bitte schick weniger.",
  AMOUNT_TOO_SMALL: "Dieser Betrag liegt unter dem Minimum.",
  AMOUNT_TOO_LARGE: "Dieser Betrag liegt über dem Maximum.",
  CURRENCY_UNAVAILABLE: "Diese Währung ist gerade nicht verfügbar. Bitte wähle eine andere.",
  RATE_LIMITED: "Das ging etwas zu schnell. Warte einen Moment und versuch es dann noch einmal.",
  GATEWAY_UNAVAILABLE:
    "Der Zahlungsdienst antwortet nicht. Nichts wurde abgebucht; bitte versuch es noch einmal.",
  UNAVAILABLE: "Der Shop macht eine kurze Pause. Bitte versuch es gleich noch einmal.",
  IMPOSSIBLE: "Bei uns ist etwas schiefgegangen. Wir wissen Bescheid.",
};
