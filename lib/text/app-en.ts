import { amountText, dateText } from "./amount";
import { ERRORS_EN } from "./errors-en";
import { FAILURE_EN } from "./failure-en";
import { plural } from "./plural";

const LOCALE = "en";
const items = (count: number) => plural(LOCALE, count, { one: "# item", other: "# items" });

/** What the shop itself and every screen says, in English. What only a buyer reads stands in `buyer-en`. */
export const APP_EN = {
  locale: LOCALE,
  money: (amount: string, currency: string) => amountText({ amount, currency }, LOCALE),
  date: (iso: string) => dateText(iso, LOCALE),
  items,
  errors: ERRORS_EN,
  offline: "No connection. Please check your internet and try again.",

  common: {
    shopLine: "Paid in crypto or from your balance, delivered in the chat at once.",
    retry: "Try again",
    close: "Close",
    back: "Back",
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

  invited: {
    title: "By invitation only",
    id: (telegramId: string) => `Your Telegram ID: ${telegramId}`,
  },

  failure: FAILURE_EN,

  catalog: {
    searchLabel: "Search the shop",
    searchHint: "Search",
    clearSearch: "Clear the search",
    cities: "Cities",
    districts: "Districts",
    categories: "Categories",
    everywhere: "Everywhere",
    allOf: (city: string) => `All of ${city}`,
    everything: "Everything",
    products: "Products",
    from: (price: string) => `from ${price}`,
    soldOut: "Sold out",
    left: (count: number) => plural(LOCALE, count, { one: "Last one", other: "# left" }),
    pickup: "Collect",
    digital: "Digital",
    emptyTitle: "Nothing found",
    emptyText: "No product fits this choice. Try another place or category.",
    emptySearch: (query: string) => `No product matches “${query}” here.`,
    reset: "Show everything",
    closedTitle: "The shop is being set up",
    closedText: "Nothing is on sale at the moment. Please look in again soon.",
    fromStart: "Back to the beginning",
    basketButton: (count: number, total: string) => `View basket · ${items(count)} · ${total}`,
  },

  product: {
    picture: (number: number, title: string) => `Picture ${number} of ${title}`,
    pictures: "Pictures",
    choose: "Choose an option",
    anywhere: "Delivered in the chat",
    available: "In stock",
    unlimited: "Always available",
    left: (count: number) => plural(LOCALE, count, { one: "Last one", other: "Only # left" }),
    soldOut: "Sold out",
    soldOutTitle: "Sold out",
    soldOutText: "Every option of this product is gone for the moment.",
    about: "About",
    openingHours: "Opening hours",
    pickupNote:
      "You collect this yourself. Where and how is sent to you in the chat as soon as it is paid.",
    digitalNote: "Delivered in the chat as soon as it is paid, usually within a second.",
    quantity: "Quantity",
    fewer: "One fewer",
    another: "One more",
    onePerPurchase: "One per purchase",
    addToBasket: (total: string) => `Add to basket · ${total}`,
    inBasket: "In your basket",
    viewBasket: "View basket",
    buyNow: "Buy now",
    added: "Added to your basket",
  },

  basket: {
    title: "Basket",
    emptyTitle: "Your basket is empty",
    emptyText: "What you choose waits here for you, also after you close the shop.",
    remove: (title: string) => `Remove ${title}`,
    clear: "Empty the basket",
    clearTitle: "Empty the basket?",
    clearText: "Everything in it will be removed.",
    clearConfirm: "Empty it",
    unavailable: "Sold out meanwhile. Remove it to go on.",
    short: (count: number) => plural(LOCALE, count, { one: "Only # left", other: "Only # left" }),
    each: (price: string) => `${price} each`,
    checkout: (total: string) => `Check out · ${total}`,
    fixFirst: "Some items are not available any more",
  },
};

export type AppText = typeof APP_EN;
