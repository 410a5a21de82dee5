import { absolute, formatMoney, type Money } from "@/lib/money";
import type { StaffRole } from "@/lib/staff/rules";
import type { ConfirmationText } from "./confirmation-en";

const LOCALE = "de";
const amount = (value: Money) => formatMoney(value, LOCALE);

const ROLES: Record<StaffRole, string> = {
  owner: "Inhaber",
  manager: "Verwalter",
  support: "Kundendienst",
};

/** `CONFIRMATION_EN` in German. */
export const CONFIRMATION_DE: ConfirmationText = {
  title: "Bitte bestätigen",
  asked: (address) =>
    `Angefragt von ${address}. Wenn du das nicht warst, lehne ab und beende deine Sitzungen auf den Verwaltungsseiten.`,
  askedSecond: (asker, address) =>
    `Angefragt von ${asker} (${address}) und dort schon bestätigt. Es geschieht nur, wenn auch du zustimmst.`,
  confirm: "Bestätigen",
  refuse: "Ablehnen",
  states: {
    asked: "Noch offen.",
    half_confirmed: "Bestätigt. Ein zweiter Inhaber wurde auch gefragt.",
    confirmed:
      "Bestätigt. Die Seite, die gefragt hat, erledigt es jetzt. War sie schon geschlossen, ist nichts geschehen.",
    refused: "Abgelehnt. Nichts ist geschehen.",
    expired: "Zu spät. Nichts ist geschehen.",
    used: "Schon erledigt.",
  },
  invite: ({ telegram_id: id, name, role }) =>
    `${name} (Telegram-ID ${id}) soll den Shop mit führen. Rolle: ${ROLES[role]}.`,
  change: ({ telegram_id: id, name, role }) =>
    `${name} (Telegram-ID ${id}) soll eine andere Rolle bekommen: ${ROLES[role]}.`,
  remove: ({ telegram_id: id, name }) =>
    `${name} (Telegram-ID ${id}) soll den Shop nicht länger mit führen.`,
  raiseLimit: (of) =>
    `Geld von Hand bis ${amount(of.to)} am Tag soll ohne Bestätigung gehen, statt bisher ${amount(of.from)}.`,
  refund: (of) =>
    `${amount(of.amount)} von Bestellung ${of.orderId} zurück auf das Guthaben des Käufers geben.`,
  adjust: (of) =>
    of.amount.amount < 0n
      ? `${amount(absolute(of.amount))} vom Guthaben von ${of.shopper} abziehen.`
      : `${amount(of.amount)} auf das Guthaben von ${of.shopper} geben.`,
  settle: (of) => `${amount(of.amount)} für Zahlung ${of.depositId} von Hand gutschreiben.`,
  resolve: (of) =>
    `${amount(of.amount)} buchen, um die Prüfung ${of.reason} von Zahlung ${of.subject} zu beenden.`,
  unfreeze: (of) =>
    `Den Käufer von Zahlung ${of.subject} wieder ausgeben lassen: ${amount(of.taken)} von den geschuldeten ${amount(of.owed)} vom Guthaben nehmen und den Rest abschreiben.`,
};
