import { env } from "@/lib/env";
import { compare, type Money, money, requireMoney } from "@/lib/money";
import { askFor } from "@/lib/shopper/ask-for";
import { getProfile } from "@/lib/shopper/get-profile";
import { type Button, openButton } from "@/lib/telegram/keyboard";
import { readAmount } from "@/lib/text/read-amount";
import { showCheckout } from "./checkout";
import type { BotContext, Handler } from "./context";
import { inColumns, reply } from "./reply";

/** What the press of a button that asks for an amount comes back with. */
export const REFILL_BUTTON = /^top$/;

/** What the press of an amount comes back with: cents. */
export const AMOUNT_BUTTON = /^top:([1-9]\d{0,14})$/;

const SUGGESTED = ["25.00", "50.00", "100.00"];

/** `/refill [amount]`, and the button that leads here. */
export const refill: Handler = (ctx) =>
  offerRefill(ctx, ctx.message && typeof ctx.match === "string" ? ctx.match.trim() : "");

/** A pressed amount. */
export const refillAmount: Handler = (ctx) =>
  chooseMeans(ctx, money(BigInt(ctx.match?.[1] ?? 0), env().SHOP_CURRENCY));

/** Offers to add an amount as somebody has written it, or to choose one where there is none or it cannot be. */
export async function offerRefill(ctx: BotContext, text: string): Promise<void> {
  if (text === "") return askAmount(ctx);
  const currency = env().SHOP_CURRENCY;
  const { value, fault } = readAmount(text, currency);
  if (value) return chooseMeans(ctx, value);
  return askAmount(ctx, ctx.words.account.refill.faults[fault](currency));
}

function range(): { least: Money; most: Money } {
  const { SHOP_CURRENCY: currency, MIN_DEPOSIT_EUR: least, MAX_DEPOSIT_EUR: most } = env();
  return { least: requireMoney(least, currency), most: requireMoney(most, currency) };
}

async function chooseMeans(ctx: BotContext, value: Money): Promise<void> {
  const { refill: words } = ctx.words.account;
  const { least, most } = range();
  if (compare(value, least) < 0) return askAmount(ctx, words.tooSmall(least));
  if (compare(value, most) > 0) return askAmount(ctx, words.tooLarge(most));
  await showCheckout(ctx, { kind: "refill", cents: value.amount });
}

/** Asks for an amount: to be pressed, or written within the next minutes. `remark`: what was wrong with the last one. */
async function askAmount(ctx: BotContext, remark?: string): Promise<void> {
  const { refill: words, profile } = ctx.words.account;
  const { least, most } = range();
  const { balance } = await getProfile({ shopperId: ctx.shopper.id });
  await askFor({ shopperId: ctx.shopper.id, kind: "refill_amount" });
  const has = words.has(requireMoney(balance.amount, balance.currency));
  const text = `${remark ?? has}\n\n${words.ask({ least, most })}`;
  const amounts = SUGGESTED.map((amount) => requireMoney(amount, least.currency)).filter(
    (amount) => compare(amount, least) > 0 && compare(amount, most) <= 0,
  );
  const buttons = [least, ...amounts].map(
    (amount): Button => ({ label: words.amount(amount), data: `top:${amount.amount}` }),
  );
  const ways = [openButton(profile.open, "/refill"), { label: profile.back, data: "acc" }];
  await reply(ctx, { title: words.title, text }, [...inColumns(buttons), ways]);
}
