import { absolute, formatMoney, type Money } from "@/lib/money";
import type { ConfirmationState, StaffRole } from "@/lib/staff/rules";

const LOCALE = "en";
const amount = (value: Money) => formatMoney(value, LOCALE);

/** Somebody who runs the shop, or is to. */
export type Named = { readonly telegram_id: bigint; readonly name: string };

/** Questions about dangerous acts, put to those who run the shop, in English. */
export const CONFIRMATION_EN = {
  title: "Please confirm",
  asked: (address: string) =>
    `Asked from ${address}. If that was not you, refuse, and end your sessions in the admin pages.`,
  askedSecond: (asker: string, address: string) =>
    `Asked by ${asker} from ${address}, who has confirmed it. It is done only if you agree.`,
  confirm: "Confirm",
  refuse: "Refuse",
  states: {
    asked: "Still open.",
    half_confirmed: "Confirmed. A second owner has been asked too.",
    confirmed: "Confirmed. The page that asked does it now. If it was closed, nothing was done.",
    refused: "Refused. Nothing was done.",
    expired: "Too late. Nothing was done.",
    used: "Done already.",
  } satisfies Record<ConfirmationState, string>,
  invite: ({ telegram_id: id, name, role }: Named & { role: StaffRole }) =>
    `Let ${name} (Telegram ID ${id}) run the shop as ${role}.`,
  change: ({ telegram_id: id, name, role }: Named & { role: StaffRole }) =>
    `Make ${name} (Telegram ID ${id}) ${role}.`,
  remove: ({ telegram_id: id, name }: Named) =>
    `Remove ${name} (Telegram ID ${id}) from those who run the shop.`,
  raiseLimit: (of: { from: Money; to: Money }) =>
    `Let money by hand up to ${amount(of.to)} a day go without a confirmation, instead of ${amount(of.from)}.`,
  refund: (of: { amount: Money; orderId: string }) =>
    `Give ${amount(of.amount)} of order ${of.orderId} back to the buyer's balance.`,
  adjust: (of: { amount: Money; shopper: string }) =>
    of.amount.amount < 0n
      ? `Take ${amount(absolute(of.amount))} off the balance of ${of.shopper}.`
      : `Add ${amount(of.amount)} to the balance of ${of.shopper}.`,
  settle: (of: { amount: Money; depositId: string }) =>
    `Credit ${amount(of.amount)} by hand for payment ${of.depositId}.`,
  resolve: (of: { amount: Money; reason: string; subject: string }) =>
    `Move ${amount(of.amount)} to end the review ${of.reason} of payment ${of.subject}.`,
  unfreeze: (of: { owed: Money; taken: Money; subject: string }) =>
    `Let the shopper of payment ${of.subject} spend again: take ${amount(of.taken)} of the ${amount(of.owed)} they owe off their balance and write the rest off.`,
};

export type ConfirmationText = typeof CONFIRMATION_EN;
