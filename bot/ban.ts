import { askFor } from "@/lib/shopper/ask-for";
import { banShopper } from "@/lib/shopper/ban-shopper";
import { closePrompt } from "@/lib/shopper/close-prompt";
import { findPrompt } from "@/lib/shopper/find-prompt";
import type { ShopperRecord } from "@/lib/shopper/rules";
import { unbanShopper } from "@/lib/shopper/unban-shopper";
import { findStaff } from "@/lib/staff/find-staff";
import { reason as reasonSchema } from "@/lib/staff/schema";
import type { BotContext } from "./context";
import { answerPress, reply } from "./reply";
import { pressedIn, type StaffAct, typedIn } from "./staff-only";
import { pressedShopper, showShopper, withShopper } from "./staff-shopper";

/** What the button comes back with that asks whether to ban somebody, and the one that does. */
export const WANT_BAN_BUTTON = /^st:wantban:(\d{1,16})$/;
export const BAN_BUTTON = /^st:ban:(\d{1,16})$/;
/** The same of letting somebody in again. */
export const WANT_UNBAN_BUTTON = /^st:wantunban:(\d{1,16})$/;
export const UNBAN_BUTTON = /^st:unban:(\d{1,16})$/;

const TYPED = /^(\S+)(?:\s+([\s\S]+))?$/;

/** `/ban <telegram number | @name> [reason]`: shows who that is, and asks. */
export const ban: StaffAct = async (ctx) => {
  const { people: words } = ctx.words.staffTalk;
  const [, whom, why = words.noReason] = TYPED.exec(typedIn(ctx)) ?? [];
  if (!whom) return reply(ctx, { title: ctx.words.staffTalk.commands.ban, text: words.askBan });
  const { data: reason } = reasonSchema.safeParse(why);
  if (!reason) return reply(ctx, { title: ctx.words.staffTalk.sorry, text: words.reasonWrong });
  return withShopper(ctx, whom, (shopper) => askBan(ctx, shopper, reason));
};

/** A pressed button that asks the same, without a reason. */
export const wantBan: StaffAct = async (ctx) =>
  askBan(ctx, await pressedShopper(ctx), ctx.words.staffTalk.people.noReason);

/** The reason waits in the table of what was asked, and with it the question: a quarter of an hour. */
async function askBan(ctx: BotContext, shopper: ShopperRecord, reason: string): Promise<unknown> {
  const { people: words } = ctx.words.staffTalk;
  const telegramId = BigInt(shopper.telegram_id);
  if (shopper.banned_at) return showShopper(ctx, shopper, words.bannedAlready);
  if (await findStaff({ telegramId })) return showShopper(ctx, shopper, words.isStaff);
  await askFor({ shopperId: ctx.shopper.id, kind: "ban", subject: `${telegramId}\n${reason}` });
  const isGiven = reason !== words.noReason;
  const question = isGiven ? `${words.reason(reason)}\n\n${words.wantBan}` : words.wantBan;
  return showShopper(ctx, shopper, question, [
    { label: words.ban, data: `st:ban:${telegramId}` },
    { label: words.keep, data: `st:who:${telegramId}` },
  ]);
}

/** Confirmed: bans whom was asked about, with the reason that was given. */
export const pressBan: StaffAct = async (ctx, caller) => {
  const { shopper_id: shopperId } = await pressedShopper(ctx);
  const prompt = await findPrompt({ shopperId: ctx.shopper.id });
  const [whom, ...why] = prompt?.kind === "ban" ? (prompt.subject ?? "").split("\n") : [];
  if (whom !== pressedIn(ctx)) return answerPress(ctx, ctx.words.outdated);
  await banShopper({ caller, shopperId, reason: why.join("\n") });
  await closePrompt({ shopperId: ctx.shopper.id });
  await showShopper(ctx, await pressedShopper(ctx), ctx.words.staffTalk.people.bannedNow);
};

/** `/unban <telegram number | @name>`: shows who that is, and asks. */
export const unban: StaffAct = async (ctx) => {
  const { staffTalk: talk } = ctx.words;
  const whom = typedIn(ctx);
  if (!whom) return reply(ctx, { title: talk.commands.unban, text: talk.people.askUnban });
  return withShopper(ctx, whom, (shopper) => askUnban(ctx, shopper));
};

/** A pressed button that asks the same. */
export const wantUnban: StaffAct = async (ctx) => askUnban(ctx, await pressedShopper(ctx));

async function askUnban(ctx: BotContext, shopper: ShopperRecord): Promise<unknown> {
  const { people: words } = ctx.words.staffTalk;
  const { telegram_id: telegramId } = shopper;
  if (!shopper.banned_at) return showShopper(ctx, shopper, words.notBanned);
  return showShopper(ctx, shopper, words.wantUnban, [
    { label: words.unban, data: `st:unban:${telegramId}` },
    { label: words.keep, data: `st:who:${telegramId}` },
  ]);
}

/** Confirmed. */
export const pressUnban: StaffAct = async (ctx, caller) => {
  const { shopper_id: shopperId } = await pressedShopper(ctx);
  await unbanShopper({ caller, shopperId });
  await showShopper(ctx, await pressedShopper(ctx), ctx.words.staffTalk.people.unbannedNow);
};
