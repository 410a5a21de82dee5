import { Composer } from "grammy";
import type { Right, StaffCommand } from "@/lib/staff/rules";
import { STAFF_COMMANDS } from "@/lib/staff/rules";
import { admin } from "./admin";
import { adminPayments, leafPayments, PAYMENTS_BUTTON } from "./admin-payments";
import { ANSWER_BUTTON, askAnswer, CLOSE_BUTTON, closeSupport } from "./answer-support";
import * as bans from "./ban";
import { CODES_BUTTON, codes, gencode, leafCodes, pressRevoke, REVOKE_BUTTON } from "./codes";
import type { BotContext } from "./context";
import { ASK_BUTTON, pressAsk, reconcile } from "./reconcile";
import { type StaffAct, staffOnly } from "./staff-only";
import { openPayment, openReviewed, PAYMENT_BUTTON, payment, REVIEW_BUTTON } from "./staff-payment";
import { openShopper, SHOPPER_BUTTON } from "./staff-shopper";
import { leafStock, STOCK_BUTTON, stock } from "./staff-stock";

const COMMANDS: Record<StaffCommand, StaffAct> = {
  admin,
  admin_payments: adminPayments,
  payment,
  reconcile,
  stock,
  ban: bans.ban,
  unban: bans.unban,
  gencode,
  codes,
};

const BUTTONS: readonly (readonly [RegExp, Right, StaffAct])[] = [
  [PAYMENTS_BUTTON, "read", leafPayments],
  [PAYMENT_BUTTON, "read", openPayment],
  [REVIEW_BUTTON, "read", openReviewed],
  [ASK_BUTTON, "help", pressAsk],
  [ANSWER_BUTTON, "help", askAnswer],
  [CLOSE_BUTTON, "help", closeSupport],
  [STOCK_BUTTON, "read", leafStock],
  [SHOPPER_BUTTON, "read", openShopper],
  [bans.WANT_BAN_BUTTON, "settle", bans.wantBan],
  [bans.BAN_BUTTON, "settle", bans.pressBan],
  [bans.WANT_UNBAN_BUTTON, "settle", bans.wantUnban],
  [bans.UNBAN_BUTTON, "settle", bans.pressUnban],
  [CODES_BUTTON, "settle", leafCodes],
  [REVOKE_BUTTON, "settle", pressRevoke],
];

/** What those who run the shop can do in the chat, each by their rights. Everybody else passes by. */
export const staffCommands = new Composer<BotContext>();

for (const [command, act] of Object.entries(COMMANDS) as [StaffCommand, StaffAct][])
  staffCommands.command(command, staffOnly(STAFF_COMMANDS[command], act));
for (const [button, right, act] of BUTTONS)
  staffCommands.callbackQuery(button, staffOnly(right, act));
