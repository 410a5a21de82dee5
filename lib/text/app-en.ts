import { amountText, dateText } from "./amount";
import { FAILURE_EN } from "./failure-en";
import { plural } from "./plural";

const LOCALE = "en";
const items = (count: number) => plural(LOCALE, count, { one: "# item", other: "# items" });

/** What the shop itself and every screen says, in English. What only a buyer reads stands in `buyer-en`. */
export const APP_EN = {
  money: (amount: string, currency: string) => amountText({ amount, currency }, LOCALE),
  date: (iso: string) => dateText(iso, LOCALE),
  offline: "No connection. Please check your internet and try again.",

  common: {
    viewBasket: "View basket",
    retry: "Try again",
    more: "Show more",
    copy: "Copy",
    copied: "Copied",
    loading: "Loading",
    toShop: "Go to the shop",
    cancel: "Cancel",
    total: "Total",
    reference: (id: string) => `Reference: ${id}`,
  },

  tabs: {
    label: "Sections of the shop",
    shop: "Shop",
    basket: "Basket",
    orders: "Purchases",
    profile: "Profile",
    basketCount: (count: number) => `Basket, ${items(count)}`,
  },

  outside: {
    title: "Open this in Telegram",
    text: "Your basket, payments and purchases live in your Telegram account. Open the shop from its chat and everything is there.",
    browse: "Look around the shop",
  },

  stale: {
    title: "Time to open the shop again",
    text: "For your safety the shop closes its session after a while. Close it and open it again from the chat: your basket is kept.",
    close: "Close the shop",
  },

  link: {
    nowhere: "That link does not lead anywhere here, so this is the start of the shop.",
    notYours: "That link was made for somebody else, so this is the start of the shop.",
  },

  invited: {
    title: "By invitation only",
    id: (telegramId: string) => `Your Telegram ID: ${telegramId}`,
  },

  failure: FAILURE_EN,
};

export type AppText = typeof APP_EN;
