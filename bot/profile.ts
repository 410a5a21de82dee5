import { getProfile } from "@/lib/shopper/get-profile";
import type { Handler } from "./context";
import { openButton, reply } from "./reply";

/** `/profile`: balance and totals. */
export const profile: Handler = async (ctx) => {
  const { profile: words, menu } = ctx.words;
  const view = await getProfile({ shopperId: ctx.shopper.id });
  const { currency } = view.balance;
  const lines = [
    words.balance(view.balance),
    words.deposited({ amount: view.total_deposited, currency }),
    words.spent({ amount: view.total_spent, currency }),
    words.id(view.telegram_id),
  ];
  return reply(ctx, { title: words.title, text: lines.join("\n") }, [
    [openButton(menu.refill, "/refill"), openButton(menu.orders, "/orders")],
    [openButton(menu.profile, "/profile")],
  ]);
};
