import { amountText } from "./amount";
import { plural } from "./plural";

const LOCALE = "en";
type Price = { readonly amount: string; readonly currency: string };
const money = (value: Price) => amountText(value, LOCALE);
const left = (count: number) => plural(LOCALE, count, { one: "# left", other: "# left" });
const minutes = (count: number) => plural(LOCALE, count, { one: "# minute", other: "# minutes" });

/** Buying by buttons, in English. Plain words: whoever sends them formats them. */
export const SHOPPING_EN = {
  money,
  whatNow: "What would you like to do?",
  here: "Shop in this chat",
  back: "« Back",
  openApp: "Open in the app",
  places: {
    title: "Where?",
    text: "Choose a city. Digital goods are delivered everywhere.",
    everything: "Everything, everywhere",
    district: (city: string) => `Which part of ${city}?`,
    allOf: (city: string) => `All of ${city}`,
  },
  products: {
    title: "What would you like?",
    category: (name: string) => `Category: ${name}`,
    all: "All",
    chooseCategory: "Choose a category",
    none: "Nothing is on sale here at the moment.",
    more: "More »",
    from: (value: Price) => `from ${money(value)}`,
    soldOut: "sold out",
  },
  product: {
    choose: "Choose one:",
    left,
    plenty: "in stock",
    unlimited: "always available",
    soldOut: "sold out",
    openingHours: "Opening hours",
    pickup: "You collect it yourself. Where and how is in the message you get after paying.",
    share: "Share",
    more: "More choices in the app",
  },
  offer: {
    total: (quantity: number, value: Price) => `${quantity} × ${money(value)}`,
    sum: (value: Price) => `Total: ${money(value)}`,
    inBasket: (count: number) => `In your basket: ${count}`,
    put: "Add to basket",
    change: (count: number) => `Make it ${count} in the basket`,
    added: "It is in your basket.",
    payNow: (value: Price) => `Pay now · ${money(value)}`,
    toBasket: "Basket",
  },
  basket: {
    title: "Your basket",
    empty: "Nothing in it yet.",
    total: (value: Price) => `Total: ${money(value)}`,
    line: (quantity: number, title: string, value: Price) =>
      `${quantity} × ${title} – ${money(value)}`,
    gone: "not available any more",
    only: left,
    checkout: (value: Price) => `Checkout · ${money(value)}`,
    clear: "Empty the basket",
    sure: "Take everything out of the basket?",
    yesClear: "Yes, empty it",
    keep: "Keep it",
    toShop: "To the shop",
    others: "More »",
    mend: "Something is not available any more in this quantity. Remove it to go on.",
  },
  checkout: {
    title: "How would you like to pay?",
    toPay: (value: Price) => `To pay: ${money(value)}`,
    balance: (value: Price) => `Your balance: ${money(value)}`,
    fromBalance: (value: Price) => `Balance · ${money(value)}`,
    minimums:
      "Some currencies have a minimum, which stands on their button. What you pay more goes to your balance.",
    tooLittle: (value: Price) => `Other currencies need at least ${money(value)}.`,
    none: "No currency can pay this amount right now. Please try again a little later.",
    refill: (value: Price) => `Top up ${money(value)}`,
    remainder: (value: Price) => `Still missing: ${money(value)}`,
    changed: "The price has changed meanwhile. This is the new one.",
    covered: "Your balance is enough for it by now.",
    paid: "Paid",
    paidText: "Thank you! Your purchase arrives in this chat in a moment.",
    view: "View purchase",
  },
  invoice: {
    title: (value: Price) => `Pay ${money(value)}`,
    refillTitle: (value: Price) => `Top up ${money(value)}`,
    send: "Send exactly",
    to: "to this address:",
    memo: "with this memo (required):",
    network: (coin: string, network: string) =>
      `Send only ${coin} on the ${network} network, your wallet's fee on top.`,
    within: (count: number) => `Time left: ${minutes(count)}`,
    copyAmount: "Copy amount",
    copyAddress: "Copy address",
    copyMemo: "Copy memo",
    wallet: "Open in wallet",
    check: "Check payment",
    nothingYet: "Nothing has arrived yet. I am asking the payment service again.",
    cancel: "Cancel",
    sure: "Cancel this purchase? If you have sent money already it goes to your balance.",
    yesCancel: "Yes, cancel it",
    keep: "No, keep it",
    received: (value: Price) => `Credited to your balance: ${money(value)}`,
    missing: (value: Price) => `Still missing: ${money(value)}`,
    payRest: (value: Price) => `Pay the remaining ${money(value)}`,
  },
};

export type ShoppingText = typeof SHOPPING_EN;
