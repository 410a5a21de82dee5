import { shortId } from "@/lib/order/rules";
import { LINK_TTL_SECONDS } from "@/lib/staff/rules";
import { ACCOUNT_EN } from "./account-en";
import { ALARM_EN } from "./alarm-en";
import { CONFIRMATION_EN } from "./confirmation-en";
import { ERRORS_EN } from "./errors-en";
import { MESSAGES_EN } from "./messages-en";
import { PAYMENT_EN } from "./payment-en";
import { plural } from "./plural";
import { SHOPPING_EN } from "./shopping-en";
import { STAFF_TALK_EN } from "./staff-talk-en";
import { SUPPORT_EN } from "./support-en";

const LOCALE = "en";
const minutes = (count: number) => plural(LOCALE, count, { one: "# minute", other: "# minutes" });

/** Everything the bot says in English. */
export const CHAT_EN = {
  errors: ERRORS_EN,
  messages: MESSAGES_EN,

  shopping: SHOPPING_EN,
  payment: PAYMENT_EN,

  delivery: {
    title: "Here is your purchase",
    replacement: "Here is your replacement",
    order: (orderId: string) => ACCOUNT_EN.purchases.purchase(shortId(orderId)),
    pickup: "To collect:",
    openingHours: "Opening hours",
    inFile: "It is in the text file below.",
    exactFile: "The text file below has it character for character.",
    fileName: (number: number) => `purchase-${number}.txt`,
    view: "View purchase",
  },

  menu: {
    greeting: (firstName: string, shopName: string) => `Welcome to ${shopName}, ${firstName}!`,
    text: "Browse the shop, pay in crypto or from your balance, and what you buy arrives in this chat within seconds.",
    notHere: "That link does not lead anywhere here, so this is the start of the shop.",
    notYours: "That link was made for somebody else, so this is the start of the shop.",
    unknown: "I understand buttons and commands best. Here is what I can do.",
    shop: "Open the shop",
    basket: "Basket",
    orders: "Purchases",
    refill: "Top up",
    profile: "Profile",
  },

  invitedOnly: {
    title: "By invitation only",
    text: (telegramId: bigint) =>
      `This shop is open to invited people only. If you know its owner, ask to be let in and pass on your number: ${telegramId}\n\nIf you have got a code, write: /activate and the code`,
  },
  account: ACCOUNT_EN,
  language: {
    title: "Language",
    text: "Choose the language I speak with you.",
    chosen: "Done. I speak English with you.",
  },
  help: {
    title: "How this works",
    text: [
      "/shop – everything on sale",
      "/basket – what you have chosen",
      "/refill 25 – top up your balance",
      "/profile – your balance",
      "/payment_history – your payments",
      "/language – the language I speak",
      "/paysupport – write to the shop",
      "/terms and /privacy – the small print",
    ].join("\n"),
  },
  support: SUPPORT_EN,
  terms: {
    title: "Terms",
    text: "An item is yours once its whole price has been paid; it is delivered at once. Paid too little: the money stays on your balance and you may pay the rest. Paid too much or too late: it stays on your balance. Goods that were delivered cannot be taken back unless they are faulty.",
  },
  privacy: {
    title: "Privacy",
    text: "The shop keeps your Telegram ID, first name and user name, your orders and your payments, because it cannot deliver without them. What you bought is stored encrypted. What you write to the shop with /paysupport is read by its people and deleted a year after the last message. Nothing is passed on, except the amount of a payment to the payment service that collects it.",
  },

  admin: {
    title: "Run the shop",
    text: `The first button signs one browser in, once, within ${minutes(LINK_TTL_SECONDS / 60)}. Do not pass it on. An older one stops working now.`,
    browser: "Open in a browser",
    here: "Open in Telegram",
  },
  confirmation: CONFIRMATION_EN,
  alarm: ALARM_EN,
  staffTalk: STAFF_TALK_EN,

  banned: "This shop is closed to you",
  privateOnly:
    "I keep shop and purchases between you and me. Please write to me in a private chat.",
  openPrivate: "Open the chat",
  outdated: "That button is out of date. Here is the menu again: /start",
  checkoutElsewhere: "This invoice cannot be paid here. Please open the shop.",

  commands: {
    start: "Main menu",
    shop: "Everything on sale",
    basket: "What you have chosen",
    refill: "Top up your balance",
    profile: "Your balance",
    payment_history: "Your payments",
    language: "Choose a language",
    help: "How this works",
    paysupport: "Write to the shop",
    terms: "Terms",
    privacy: "Privacy",
  },
  menuButton: "Shop",
  about: "Browse, pay in crypto and receive what you bought right here in the chat.",
  description:
    "Welcome! This is a shop inside Telegram.\n\nBrowse by city and category, pay in crypto or from your balance, and what you buy arrives in this chat within seconds. Money that is late, short or too much is never lost: it goes to your balance.\n\nPress Start.",
};

export type ChatText = typeof CHAT_EN;
