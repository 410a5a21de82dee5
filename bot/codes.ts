import { listCodes } from "@/lib/activation/list-codes";
import { makeCodes } from "@/lib/activation/make-codes";
import { revokeCode } from "@/lib/activation/revoke-code";
import { CODES_MAX, DAYS_MAX, DAYS_USUAL, formatCode } from "@/lib/activation/rules";
import { env } from "@/lib/env";
import type { Buttons } from "@/lib/telegram/keyboard";
import type { RichText } from "@/lib/telegram/rich-text";
import type { StaffTalkText } from "@/lib/text/staff-talk-en";
import type { BotContext } from "./context";
import { answerPress, reply } from "./reply";
import { pressedIn, type StaffAct, typedIn } from "./staff-only";

/** What a button that leads to a page of open codes comes back with, and one that revokes a code. */
export const CODES_BUTTON = /^st:codes:(cod_[0-9a-z]{1,40}|-)$/;
export const REVOKE_BUTTON = /^st:revoke:(cod_[0-9a-z]{1,40})$/;

const WISH = /^(?:(\d{1,4})(?:\s+(\d{1,4}))?)?$/;
/** Telegram copies up to 256 characters: ten commands with their codes. */
const COPIED_MAX = 10;

/** `/gencode [n] [days]`: makes codes that let one account each into a shop for invited people, and shows them this once. */
export const gencode: StaffAct = async (ctx, caller) => {
  const { codes: words } = ctx.words.staffTalk;
  const wish = readWish(typedIn(ctx));
  const title = ctx.words.staffTalk.commands.gencode;
  if (!wish) return reply(ctx, { title, text: words.wrong(CODES_MAX, DAYS_MAX) });
  const requestKey = `update:${ctx.update.update_id}`;
  const codes = (await makeCodes({ caller, ...wish, requestKey })).map(commandOf);
  const lines = codes.flatMap((code) => [{ text: "\n" }, { text: code, tag: "code" } as const]);
  const note = env().INVITE_ONLY === "off" ? [{ text: `\n\n${words.openShop}` }] : [];
  const text: RichText = [{ text: words.made(wish.days) }, ...lines, ...note];
  await reply(ctx, { title: words.title(codes.length), text }, copyButtons(codes, words));
};

function readWish(typed: string): { count: number; days: number } | null {
  const [matched, count = "1", days = String(DAYS_USUAL)] = WISH.exec(typed) ?? [];
  const wish = { count: Number(count), days: Number(days) };
  const isPossible = wish.count >= 1 && wish.count <= CODES_MAX;
  const isGood = wish.days >= 1 && wish.days <= DAYS_MAX;
  return matched !== undefined && isPossible && isGood ? wish : null;
}

/** What whoever got a code writes to the bot. */
function commandOf(code: string): string {
  return `/activate ${formatCode(code)}`;
}

function copyButtons(commands: readonly string[], words: StaffTalkText["codes"]): Buttons {
  if (commands.length > COPIED_MAX) return [];
  const each = commands.map((copy) => [{ label: words.copy(copy.split(" ")[1] ?? copy), copy }]);
  const all = { label: words.copyAll, copy: commands.join("\n") };
  return commands.length > 1 ? [...each, [all]] : each;
}

/** `/codes`: those that still let somebody in, each with a button that revokes it. */
export const codes: StaffAct = (ctx) => showCodes(ctx, undefined);

/** A pressed button of that list. */
export const leafCodes: StaffAct = (ctx) => {
  const cursor = pressedIn(ctx);
  return showCodes(ctx, cursor === "-" ? undefined : cursor);
};

/** Revokes a code, and shows those that are left. */
export const pressRevoke: StaffAct = async (ctx, caller) => {
  const beginning = await revokeCode({ caller, codeId: pressedIn(ctx) });
  await answerPress(ctx, ctx.words.staffTalk.codes.revoked(beginning));
  await showCodes(ctx, undefined);
};

async function showCodes(ctx: BotContext, cursor: string | undefined): Promise<void> {
  const { codes: words, ...talk } = ctx.words.staffTalk;
  const { items, next_cursor: next } = await listCodes({ cursor });
  const lines = items.map((code) =>
    words.line(code.beginning, talk.time(code.expires_at), code.created_by_name),
  );
  const revoke = items.map(({ code_id: id, beginning }) => [
    { label: words.revoke(beginning), data: `st:revoke:${id}` },
  ]);
  const older = next ? [[{ label: words.next, data: `st:codes:${next}` }]] : [];
  const newest = cursor ? [[{ label: talk.back, data: "st:codes:-" }]] : [];
  const text = lines.length > 0 ? lines.join("\n") : words.none;
  await reply(ctx, { title: words.listTitle, text }, [...revoke, ...older, ...newest]);
}
