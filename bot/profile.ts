import { getProfile } from "@/lib/shopper/get-profile";
import { chooseLanguage } from "@/lib/shopper/rules";
import { openButton } from "@/lib/telegram/keyboard";
import { LANGUAGE_NAMES } from "@/lib/text/languages";
import type { Handler } from "./context";
import { MENU_BUTTON } from "./main-menu";
import { reply } from "./reply";

/** What the press of a button that leads here comes back with. */
export const PROFILE_BUTTON = /^acc$/;

/** `/profile`: balance and totals, and the ways from there. */
export const profile: Handler = async (ctx) => {
  const { profile: words } = ctx.words.account;
  const view = await getProfile({ shopperId: ctx.shopper.id });
  const { currency } = view.balance;
  const lines = [
    words.balance(view.balance),
    words.deposited({ amount: view.total_deposited, currency }),
    words.spent({ amount: view.total_spent, currency }),
    words.language(LANGUAGE_NAMES[chooseLanguage(view.language)]),
    words.id(view.telegram_id),
  ];
  return reply(ctx, { title: words.title, text: lines.join("\n") }, [
    [{ label: words.topUp, data: "top" }],
    [
      { label: words.payments, data: "his:" },
      { label: words.purchases, data: "pur:" },
    ],
    [{ label: words.change, data: "lang" }, openButton(words.open, "/profile")],
    [{ label: ctx.words.shopping.back, data: MENU_BUTTON }],
  ]);
};
