import { absolute, formatMoney, type Money } from "@/lib/money";
import type { LateReason, PaymentFacts } from "@/lib/outbox/rules";
import { type ConfirmationState, LINK_TTL_SECONDS, type StaffRole } from "@/lib/staff/rules";
import { amountText } from "./amount";
import { ERRORS_EN } from "./errors-en";
import { plural } from "./plural";

const LOCALE = "en";
const amount = (value: Money) => formatMoney(value, LOCALE);
const wire = (value: { amount: string; currency: string }) => amountText(value, LOCALE);
const minutes = (count: number) => plural(LOCALE, count, { one: "# minute", other: "# minutes" });

const LATE: Record<LateReason, string> = {
  already_paid: "The purchase it was meant for is paid already.",
  closed: "The purchase it was meant for had been closed.",
  no_stock: "The purchase had run out of time and its goods are gone.",
  frozen: "Spending from your account is paused while the shop checks a payment.",
};

/** What the bot says of its own accord, per kind of message. No markup: whoever sends it formats it. */
const MESSAGES_EN = {
  payment_created: ({ asked, price, minutesLeft }: PaymentFacts) => ({
    title: `Pay ${amount(price)}`,
    text: [
      { text: "Send exactly " },
      { text: asked.amount, tag: "code" },
      { text: ` ${asked.coin} within ${minutes(minutesLeft)} to\n` },
      { text: asked.address, tag: "code" },
      ...(asked.memo === null
        ? []
        : [{ text: "\nwith this memo (required):\n" }, { text: asked.memo, tag: "code" } as const]),
      {
        text: "\nThe address in the shop must be this very one. If it differs, do not pay: something on your device has changed it.",
      },
    ] as const,
    button: "Open the payment",
  }),
  payment_seen: () => ({
    title: "Payment seen",
    text: "The network is confirming it. You need not do anything: we write to you when it is final.",
    button: "Follow the payment",
  }),
  payment_settled: (facts: PaymentFacts) => ({
    title: "Paid",
    text: `${amount(facts.credited)} arrived and your purchase is paid. Your balance is ${amount(facts.balance)}.`,
    button: "View purchase",
  }),
  payment_underpaid: (facts: PaymentFacts) => ({
    title: "Almost there",
    text:
      facts.missing.amount > 0n
        ? `${amount(facts.credited)} arrived and is safe on your balance. ${amount(facts.missing)} is still missing: pay it in any currency within ${minutes(facts.minutesLeft)} and the goods are yours.`
        : "What arrived is on your balance, and by now the balance is enough for this purchase.",
    button: facts.missing.amount > 0n ? `Pay the remaining ${amount(facts.missing)}` : "Pay now",
  }),
  payment_credited: (facts: PaymentFacts) => ({
    title: "Balance topped up",
    text: `${amount(facts.credited)} arrived. Your balance is ${amount(facts.balance)}.`,
    button: "View balance",
  }),
  payment_late: (facts: PaymentFacts) => ({
    title: "Your money arrived",
    text: `${LATE[facts.why]} So ${amount(facts.credited)} went to your balance, which is ${amount(facts.balance)} now.`,
    button: "View balance",
  }),
  payment_reversed: (facts: PaymentFacts) => ({
    title: "Payment taken back",
    text: `The payment service took a payment back, so its amount left your balance. It is ${amount(facts.balance)} now.`,
    button: "View balance",
  }),
  payment_review: () => ({
    title: "A person is looking at it",
    text: "Your payment arrived in a way that needs a careful look. Nothing is lost; the shop will see to it.",
    button: "View payment",
  }),
  payment_failed: () => ({
    title: "The payment failed",
    text: "The payment service could not complete it. Nothing was taken from your balance.",
    button: "Try again",
  }),
  payment_expired: (facts: PaymentFacts) => ({
    title: "Time is up",
    text: `No payment of ${amount(facts.price)} arrived in time. If you have sent it already, do nothing: it will be credited when it arrives.`,
    button: "View payment",
  }),
  order_refunded: (facts: PaymentFacts) => ({
    title: "Money back",
    text: `The shop gave ${amount(facts.credited)} of this purchase back. Your balance is ${amount(facts.balance)}.`,
    button: "View purchase",
  }),
  balance_adjusted: (facts: PaymentFacts) => ({
    title: "Your balance has changed",
    text: `The shop ${facts.credited.amount < 0n ? "took off" : "added"} ${amount(absolute(facts.credited))}. Your balance is ${amount(facts.balance)}.`,
    button: "View balance",
  }),
  order_expired: () => ({
    title: "Your purchase ran out of time",
    text: "It was not paid in time, so its goods are free for others again. Money still on its way will be credited to your balance.",
    button: "View purchase",
  }),
  order_cancelled: () => ({
    title: "The shop cancelled your purchase",
    text: "You need not pay for it any more. Money that arrived, or is still on its way, goes to your balance.",
    button: "View purchase",
  }),
};

type Named = { readonly telegram_id: bigint; readonly name: string };

/** Questions about dangerous acts, put to those who run the shop. */
const CONFIRMATION_EN = {
  title: "Please confirm",
  asked: (address: string) =>
    `Asked from ${address}. If that was not you, refuse, and end your sessions in the admin pages.`,
  askedSecond: (asker: string, address: string) =>
    `Asked by ${asker} from ${address}, who has confirmed it. It is done only if you agree.`,
  confirm: "Confirm",
  refuse: "Refuse",
  states: {
    asked: "Still open.",
    half_confirmed: "Confirmed. A second owner has been asked too.",
    confirmed: "Confirmed. The page that asked does it now. If it was closed, nothing was done.",
    refused: "Refused. Nothing was done.",
    expired: "Too late. Nothing was done.",
    used: "Done already.",
  } satisfies Record<ConfirmationState, string>,
  invite: ({ telegram_id: id, name, role }: Named & { role: StaffRole }) =>
    `Let ${name} (Telegram number ${id}) run the shop as ${role}.`,
  change: ({ telegram_id: id, name, role }: Named & { role: StaffRole }) =>
    `Make ${name} (Telegram number ${id}) ${role}.`,
  remove: ({ telegram_id: id, name }: Named) =>
    `Remove ${name} (Telegram number ${id}) from those who run the shop.`,
  raiseLimit: (of: { from: Money; to: Money }) =>
    `Let money by hand up to ${amount(of.to)} a day go without a confirmation, instead of ${amount(of.from)}.`,
  refund: (of: { amount: Money; orderId: string }) =>
    `Give ${amount(of.amount)} of order ${of.orderId} back to the buyer's balance.`,
  adjust: (of: { amount: Money; shopper: string }) =>
    of.amount.amount < 0n
      ? `Take ${amount(absolute(of.amount))} off the balance of ${of.shopper}.`
      : `Add ${amount(of.amount)} to the balance of ${of.shopper}.`,
  settle: (of: { amount: Money; depositId: string }) =>
    `Credit ${amount(of.amount)} by hand for payment ${of.depositId}.`,
  resolve: (of: { amount: Money; reason: string; subject: string }) =>
    `Move ${amount(of.amount)} to end the review ${of.reason} of payment ${of.subject}.`,
  unfreeze: (of: { owed: Money; taken: Money; subject: string }) =>
    `Let the shopper of payment ${of.subject} spend again: take ${amount(of.taken)} of the ${amount(of.owed)} they owe off their balance and write the rest off.`,
};

/** Everything the bot says in English. */
export const CHAT_EN = {
  errors: ERRORS_EN,
  messages: MESSAGES_EN,

  delivery: {
    title: "Here is your purchase",
    replacement: "Here is your replacement",
    order: (orderId: string) => `Order ${orderId}`,
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
    back: "What would you like to do?",
    notHere: "That link does not lead anywhere here, so this is the start of the shop.",
    notYours: "That link was made for somebody else, so this is the start of the shop.",
    unknown: "I understand buttons and commands best. Here is what I can do.",
    shop: "Open the shop",
    basket: "Basket",
    orders: "Purchases",
    refill: "Top up",
    profile: "Profile",
    open: "Open",
  },

  invitedOnly: {
    title: "By invitation only",
    text: (telegramId: bigint) =>
      `This shop is open to invited people only. If you know its owner, ask to be let in and pass on your number: ${telegramId}`,
  },
  shop: { title: "The shop", text: "Everything on sale, by city and category." },
  basket: {
    title: "Your basket",
    empty: "Nothing in it yet.",
    total: (value: { amount: string; currency: string }) => `Total: ${wire(value)}`,
    open: "Open the basket",
  },
  product: {
    title: (name: string) => name,
    text: "Have a look at it in the shop.",
    button: "View",
  },
  order: {
    title: "Your purchase",
    text: "Its state, its payments and, once paid, its content.",
    button: "View purchase",
  },
  refill: {
    title: "Top up your balance",
    ask: (range: { least: Money; most: Money }) =>
      `Choose an amount from ${amount(range.least)} to ${amount(range.most)} and a currency to pay with.`,
    ready: (value: Money) =>
      `You are about to add ${amount(value)}. Choose the currency to pay with.`,
    unclear: "I could not read that amount. Write it like this: /refill 25",
    outside: (range: { least: Money; most: Money }) =>
      `An amount from ${amount(range.least)} to ${amount(range.most)}, please.`,
    button: (value: Money) => `Top up ${amount(value)}`,
    choose: "Choose an amount",
  },
  profile: {
    title: "Your account",
    balance: (value: { amount: string; currency: string }) => `Balance: ${wire(value)}`,
    deposited: (value: { amount: string; currency: string }) => `Paid in: ${wire(value)}`,
    spent: (value: { amount: string; currency: string }) => `Spent: ${wire(value)}`,
    id: (telegramId: number) => `Your number here: ${telegramId}`,
  },
  history: {
    title: "Your payments",
    text: "Every payment and where it stands, newest first.",
    button: "View payments",
  },
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
      "/paysupport – trouble with a payment",
      "/terms and /privacy – the small print",
    ].join("\n"),
  },
  support: {
    title: "Trouble with a payment?",
    text: "Money that is late, short, too much or sent twice is credited to your balance by itself. If something is still wrong, describe it in one message that begins with /paysupport and add the payment's number. The shop owner reads it.",
    noted: "Thank you. The shop owner has been told and will look at your account.",
    nobody: "Nobody is on duty here. Please write to the shop owner directly.",
  },
  terms: {
    title: "Terms",
    text: "An item is yours once its whole price has been paid; it is delivered at once. Paid too little: the money stays on your balance and you may pay the rest. Paid too much or too late: it stays on your balance. Goods that were delivered cannot be taken back unless they are faulty.",
  },
  privacy: {
    title: "Privacy",
    text: "The shop keeps your Telegram number, first name and user name, your orders and your payments, because it cannot deliver without them. What you bought is stored encrypted. Nothing is passed on, except the amount of a payment to the payment service that collects it.",
  },

  admin: {
    title: "Run the shop",
    text: `The first button signs one browser in, once, within ${minutes(LINK_TTL_SECONDS / 60)}. Do not pass it on. An older one stops working now.`,
    browser: "Open in a browser",
    here: "Open in Telegram",
  },
  confirmation: CONFIRMATION_EN,

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
    paysupport: "Trouble with a payment",
    terms: "Terms",
    privacy: "Privacy",
  },
  menuButton: "Shop",
  about: "Browse, pay in crypto and receive what you bought right here in the chat.",
};

export type ChatText = typeof CHAT_EN;
