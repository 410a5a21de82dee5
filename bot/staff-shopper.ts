import { AppError } from "@/lib/errors";
import { findShoppers } from "@/lib/shopper/find-shoppers";
import { getShopper } from "@/lib/shopper/get-shopper";
import type { ShopperRecord } from "@/lib/shopper/rules";
import { adminPageButton, type Button } from "@/lib/telegram/keyboard";
import { isolated, leftToRight } from "@/lib/text/isolate";
import type { BotContext } from "./context";
import { reply } from "./reply";
import { pressedIn, type StaffAct } from "./staff-only";

/** What a button that leads to a shopper comes back with. */
export const SHOPPER_BUTTON = /^st:who:(\d{1,16})$/;

/** A pressed button that leads to a shopper. */
export const openShopper: StaffAct = async (ctx) => showShopper(ctx, await pressedShopper(ctx), "");

/** The shopper whose Telegram ID a button carries. @throws AppError NOT_FOUND */
export async function pressedShopper(ctx: BotContext): Promise<ShopperRecord> {
  const [shopperId] = await findShoppers(pressedIn(ctx));
  if (!shopperId) throw new AppError("NOT_FOUND");
  return getShopper({ shopperId });
}

/** Does something about the shopper who was meant; says so where there is none, or names all. */
export async function withShopper(
  ctx: BotContext,
  whom: string,
  act: (shopper: ShopperRecord) => Promise<unknown>,
): Promise<unknown> {
  const { staffTalk: talk } = ctx.words;
  const found = await Promise.all(
    (await findShoppers(whom)).map((shopperId) => getShopper({ shopperId })),
  );
  const [only] = found;
  if (!only) return reply(ctx, { title: talk.sorry, text: talk.people.nobody });
  if (found.length === 1) return act(only);
  const text = found.map((one) => `${isolated(one.first_name)}: ${one.telegram_id}`).join("\n");
  return reply(ctx, { title: talk.people.several, text });
}

/** Who somebody is, with a line about them and buttons; without any, what can be done about them. */
export async function showShopper(
  ctx: BotContext,
  shopper: ShopperRecord,
  ...[line, buttons = usualButtons(ctx, shopper)]: [line: string, buttons?: readonly Button[]]
): Promise<void> {
  const { staffTalk: talk } = ctx.words;
  const { people: words } = talk;
  const money = (amount: string) => talk.money(amount, shopper.currency);
  const name = isolated(shopper.first_name || words.nameless);
  const lines = [
    words.id(shopper.telegram_id),
    `${words.balance(money(shopper.balance))} · ${words.spent(money(shopper.total_spent))}`,
    words.since(talk.time(shopper.created_at)),
    shopper.banned_at && words.banned(isolated(shopper.ban_reason ?? words.noReason)),
    shopper.frozen_at && words.frozen,
    line && `\n${line}`,
  ];
  const title = shopper.username ? `${name} ${leftToRight(`@${shopper.username}`)}` : name;
  const page = adminPageButton(talk.openPage, `/admin/shoppers/${shopper.shopper_id}`);
  await reply(ctx, { title, text: lines.filter(Boolean).join("\n") }, [[...buttons], [page]]);
}

function usualButtons(ctx: BotContext, shopper: ShopperRecord): Button[] {
  const { people: words } = ctx.words.staffTalk;
  const { telegram_id: id } = shopper;
  if (shopper.banned_at) return [{ label: words.unban, data: `st:wantunban:${id}` }];
  return [{ label: words.ban, data: `st:wantban:${id}` }];
}
