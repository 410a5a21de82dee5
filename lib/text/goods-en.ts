import { plural } from "./plural";

const LOCALE = "en";
const items = (count: number) => plural(LOCALE, count, { one: "# item", other: "# items" });

/** What the catalogue, the pages of a product and the basket say, in English; the screens of payments do without. */
export const GOODS_EN = {
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

export type GoodsText = typeof GOODS_EN;
