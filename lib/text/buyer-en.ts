import { PAYMENT_EN } from "./payment-en";

/** The words of checkout, payment, purchases and profile, in English. Apart, since the shop's front does not need them. */
export const BUYER_EN = {
  checkout: {
    title: "Checkout",
    what: "Your purchase",
    remainder: (id: string) => `Rest of purchase ${id}`,
    payWith: "Pay with",
    balance: "Balance",
    balanceHas: (amount: string) => `You have ${amount}`,
    balanceShort: (amount: string) => `You have ${amount}, which is not enough`,
    onBalance: "Already on your balance",
    seeProduct: "See what is left",
    minimum: (amount: string) => `at least ${amount}`,
    belowMinimum: (amount: string) => `Only for ${amount} or more`,
    minimumHigher: (amount: string) => `At least ${amount}; the rest stays on your balance`,
    network: (name: string) => `${name} network`,
    noneTitle: "No currency right now",
    noneText:
      "The payment service offers none at the moment. Paying from your balance still works.",
    choose: "Choose how to pay",
    pay: (total: string, means: string) => `Pay ${total} with ${means}`,
    payFromBalance: (total: string) => `Pay ${total} from balance`,
    lateNote: "What you pay too much, too late or twice is never lost: it goes to your balance.",
    nothingTitle: "Nothing to pay for",
    nothingText: "This purchase is not waiting for a payment.",
    coins: "Cryptocurrency",
  },

  refill: {
    title: "Top up",
    amount: "Amount",
    quick: "Suggested amounts",
    pay: (total: string) => `Top up ${total}`,
    enter: "Enter an amount",
    wrong: "Enter an amount such as 25 or 12.50.",
    least: (amount: string, coin?: string) =>
      coin ? `At least ${amount} with ${coin}` : `At least ${amount}`,
    chooseCoin: "Choose a currency",
    note: "Your balance pays for purchases in one tap, without waiting for a network.",
  },

  orders: {
    title: "Purchases",
    emptyTitle: "No purchases yet",
    emptyText: "What you buy appears here, with its content, for as long as you want.",
    purchase: (id: string) => `Purchase ${id}`,
    status: {
      awaiting: "Waiting for payment",
      paid: "Paid, on its way to you",
      delivered: "Delivered",
      expired: "Expired",
      cancelled: "Cancelled",
      refunded: "Refunded",
    },
    explain: {
      awaiting: "We hold your items while we wait for the payment.",
      paid: "Your payment is complete. The content appears here in a moment.",
      delivered: "Everything is below, and in the chat.",
      expired: "It was not paid in time, so the items went back on the shelf.",
      cancelled: "You cancelled this purchase. Money that still arrives goes to your balance.",
      refunded: "The money for this purchase is back on your balance.",
    },
    lines: "Items",
    content: "Content",
    files: "Files",
    save: (name: string) => `Save ${name}`,
    show: (name: string) => `Show ${name}`,
    saved: "Saved",
    payments: "Payments",
    pay: "Pay now",
    viewPayment: "View payment",
    cancel: "Cancel purchase",
    cancelTitle: "Cancel this purchase?",
    cancelText:
      "The items go back on the shelf. If you have already sent money, it will be credited to your balance.",
    cancelConfirm: "Cancel it",
    keep: "Keep it",
    paidAt: (when: string) => `Paid on ${when}`,
  },

  profile: {
    title: "Profile",
    balance: "Balance",
    topUp: "Top up",
    deposited: "Paid in",
    spent: "Spent",
    purchases: "Purchases",
    history: "Payments",
    historyEmpty: "Your payments will be listed here.",
    language: "Language",
    terms: "Terms",
    privacy: "Privacy",
    telegramId: "Telegram ID",
    hello: (name: string) => (name ? name : "Your account"),
  },

  payment: PAYMENT_EN,
};

export type BuyerText = typeof BUYER_EN;
