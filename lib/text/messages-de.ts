import { absolute, formatMoney, type Money } from "@/lib/money";
import type { LateReason, PaymentFacts, ReviewEnding } from "@/lib/outbox/rules";
import type { MessagesText, Stretch } from "./messages-en";
import { plural } from "./plural";

const LOCALE = "de";
const amount = (value: Money) => formatMoney(value, LOCALE);
const minutes = (count: number) => plural(LOCALE, count, { one: "# Minute", other: "# Minuten" });

const LATE: Record<LateReason, string> = {
  already_paid: "Der Einkauf, für den es gedacht war, ist schon bezahlt.",
  closed: "Der Einkauf, für den es gedacht war, war schon geschlossen.",
  no_stock: "Die Zeit für den Einkauf war abgelaufen, und die Ware ist inzwischen weg.",
  frozen: "Du kannst gerade nichts ausgeben, weil der Shop eine Zahlung prüft.",
};

const ENDINGS: Record<ReviewEnding, (facts: PaymentFacts) => string> = {
  credited: ({ credited, balance, missing }) =>
    `${amount(credited)} gingen auf dein Guthaben. Es beträgt jetzt ${amount(balance)}.${missing.amount > 0n ? ` Für deinen Einkauf fehlen noch ${amount(missing)}.` : ""}`,
  delivered: (facts) =>
    `${amount(facts.credited)} wurden gutgeschrieben, dein Einkauf ist bezahlt. ${rest(facts)}`,
  attached: ({ credited, balance }) =>
    `${amount(credited)}, die ohne Namen angekommen waren, gehören dir. Sie liegen jetzt auf deinem Guthaben. Es beträgt ${amount(balance)}.`,
  unfrozen: ({ credited, balance, isFrozen }) =>
    `${credited.amount > 0n ? `Für die zurückgeholte Zahlung gingen ${amount(credited)} von deinem Guthaben ab. ` : ""}Dein Guthaben beträgt ${amount(balance)}. ${isFrozen ? "Eine andere Zahlung wird noch geprüft." : "Du kannst es wieder ausgeben."}`,
  dismissed: () =>
    "Deinem Guthaben wurde dafür nichts gutgeschrieben. Wenn du meinst, dass Geld fehlt, schreib uns mit /paysupport, dann sehen wir es uns gemeinsam an.",
};

/** `MESSAGES_EN` in German. */
export const MESSAGES_DE: MessagesText = {
  inApp: "In der App öffnen",
  viewPayment: "Zahlung ansehen",
  payment_created: (facts) => ({
    title: `${amount(facts.price)} bezahlen`,
    text: payTo(facts),
    button: "Zahlung öffnen",
  }),
  payment_seen: () => ({
    title: "Zahlung gesehen",
    text: "Das Netzwerk bestätigt sie gerade. Du musst nichts tun: Wir schreiben dir, sobald sie endgültig ist.",
    button: "Zahlung verfolgen",
  }),
  payment_settled: (facts) => ({
    title: "Bezahlt",
    text: `${amount(facts.credited)} sind angekommen, dein Einkauf ist bezahlt. ${rest(facts)}`,
    button: "Einkauf ansehen",
  }),
  payment_underpaid: (facts) => ({
    title: "Fast geschafft",
    text:
      facts.missing.amount > 0n
        ? `${amount(facts.credited)} sind angekommen und liegen sicher auf deinem Guthaben. Es fehlen noch ${amount(facts.missing)}: Bezahl sie innerhalb von ${minutes(facts.minutesLeft)} in einer beliebigen Währung, dann gehört die Ware dir.`
        : "Was angekommen ist, liegt auf deinem Guthaben, und das reicht inzwischen für diesen Einkauf.",
    button:
      facts.missing.amount > 0n ? `Restliche ${amount(facts.missing)} zahlen` : "Jetzt zahlen",
  }),
  payment_credited: (facts) => ({
    title: "Guthaben aufgeladen",
    text: `${amount(facts.credited)} sind angekommen. Dein Guthaben beträgt ${amount(facts.balance)}.`,
    button: "Guthaben ansehen",
  }),
  payment_late: (facts) => ({
    title: "Dein Geld ist angekommen",
    text: `${LATE[facts.why]} Deshalb gingen ${amount(facts.credited)} auf dein Guthaben. Es beträgt jetzt ${amount(facts.balance)}.`,
    button: "Guthaben ansehen",
  }),
  payment_reversed: (facts) => ({
    title: "Zahlung zurückgeholt",
    text: `Der Zahlungsdienst hat eine Zahlung zurückgeholt, deshalb ging ihr Betrag von deinem Guthaben ab. Es beträgt jetzt ${amount(facts.balance)}.${facts.isFrozen ? " Ausgeben kannst du es erst wieder, wenn der Shop sich die Zahlung angesehen hat." : ""}`,
    button: "Guthaben ansehen",
  }),
  payment_review: () => ({
    title: "Jemand sieht es sich an",
    text: "Deine Zahlung kam so an, dass sie einen genauen Blick braucht. Nichts ist verloren; der Shop kümmert sich darum.",
    button: "Zahlung ansehen",
  }),
  payment_reviewed: (facts) => ({
    title: "Deine Zahlung ist geprüft",
    text: ENDINGS[facts.ending](facts),
    button: reviewedButton(facts),
  }),
  payment_failed: () => ({
    title: "Die Zahlung ist fehlgeschlagen",
    text: "Der Zahlungsdienst konnte sie nicht abschließen. Von deinem Guthaben wurde nichts genommen.",
    button: "Noch einmal versuchen",
  }),
  payment_expiring: (facts) => ({
    title: "Deine Zahlung läuft gleich ab",
    text: `Du kannst ${amount(facts.price)} noch ${minutes(facts.minutesLeft)} lang zahlen. Wenn du das Geld schon geschickt hast, musst du nichts tun: Es wird gutgeschrieben, sobald es ankommt.`,
    button: "Zahlung öffnen",
  }),
  payment_expired: (facts) => ({
    title: "Die Zeit ist um",
    text: `Es kam keine Zahlung von ${amount(facts.price)} rechtzeitig an. Wenn du sie schon geschickt hast, musst du nichts tun: Sie wird gutgeschrieben, sobald sie ankommt.`,
    button: "Zahlung ansehen",
  }),
  order_refunded: (facts) => ({
    title: "Geld zurück",
    text: `Der Shop hat dir ${amount(facts.credited)} von diesem Einkauf zurückgegeben. Dein Guthaben beträgt ${amount(facts.balance)}.`,
    button: "Einkauf ansehen",
  }),
  balance_adjusted: (facts) => ({
    title: "Dein Guthaben hat sich geändert",
    text: `Der Shop hat ${amount(absolute(facts.credited))} ${facts.credited.amount < 0n ? "abgezogen" : "gutgeschrieben"}. Dein Guthaben beträgt ${amount(facts.balance)}.`,
    button: "Guthaben ansehen",
  }),
  order_expiring: (facts) => ({
    title: "Dein Einkauf läuft gleich ab",
    text: `Er ist noch ${minutes(facts.minutesLeft)} für dich reserviert. ${due(facts)} Wenn du das Geld schon geschickt hast, musst du nichts tun.`,
    button: "Jetzt zahlen",
  }),
  order_expired: () => ({
    title: "Die Zeit für deinen Einkauf ist abgelaufen",
    text: "Er wurde nicht rechtzeitig bezahlt, deshalb ist die Ware wieder für andere frei. Geld, das noch unterwegs ist, kommt auf dein Guthaben.",
    button: "Einkauf ansehen",
  }),
  order_cancelled: () => ({
    title: "Der Shop hat deinen Einkauf storniert",
    text: "Du musst ihn nicht mehr bezahlen. Geld, das schon da oder noch unterwegs ist, kommt auf dein Guthaben.",
    button: "Einkauf ansehen",
  }),
};

function payTo({ asked, minutesLeft }: PaymentFacts): readonly Stretch[] {
  return [
    { text: "Schick genau " },
    { text: asked.amount, tag: "code" },
    { text: ` ${asked.coin} innerhalb von ${minutes(minutesLeft)} an\n` },
    { text: asked.address, tag: "code" },
    ...memo(asked.memo),
    {
      text: "\nIm Shop muss genau diese Adresse stehen. Weicht sie ab, dann bezahl nicht: Etwas auf deinem Gerät hat sie ausgetauscht.",
    },
  ];
}

function memo(text: string | null): readonly Stretch[] {
  return text === null
    ? []
    : [{ text: "\nmit diesem Memo (unbedingt nötig):\n" }, { text, tag: "code" }];
}

/** Where the money went that a purchase did not need. */
function rest({ over, balance }: PaymentFacts): string {
  return over.amount > 0n
    ? `${amount(over)} mehr als nötig liegen jetzt auf deinem Guthaben. Es beträgt ${amount(balance)}.`
    : `Dein Guthaben beträgt ${amount(balance)}.`;
}

function due({ missing }: PaymentFacts): string {
  return missing.amount > 0n
    ? `Zahl bis dahin ${amount(missing)}, sonst ist die Ware wieder für andere frei.`
    : "Dein Guthaben reicht dafür: Zahl bis dahin, sonst ist die Ware wieder für andere frei.";
}

function reviewedButton({ ending, missing }: PaymentFacts): string {
  if (ending === "delivered") return "Einkauf ansehen";
  return ending === "credited" && missing.amount > 0n ? "Rest zahlen" : "Guthaben ansehen";
}
