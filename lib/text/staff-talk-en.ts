import type { DepositStatus } from "@/lib/deposit/rules";
import type { OrderState } from "@/lib/order/rules";
import { amountText, dateText } from "./amount";
import { plural } from "./plural";

const LOCALE = "en";
const count = (number: number, forms: { one: string; other: string }) =>
  plural(LOCALE, number, forms);

/** What the bot says to those who run the shop, in English. */
export const STAFF_TALK_EN = {
  money: (amount: string, currency: string) => amountText({ amount, currency }, LOCALE),
  time: (iso: string) => dateText(iso, LOCALE),
  page: (page: number, pages: number) => `page ${page} of ${pages}`,
  back: "‹ Back",
  openPage: "Open in the admin pages",
  sorry: "Not done",

  errors: {
    NOT_ALLOWED: "Your role does not allow this.",
    NOT_FOUND: "There is no such thing any more.",
    ALREADY_DONE: "Somebody was faster: this is done already.",
    WRONG_STATE: "This is not possible as it stands now. Nothing was changed.",
    GATEWAY_UNAVAILABLE: "The gateway does not answer. Nothing was changed; please try again.",
    RATE_LIMITED: "That was asked just now. Please wait a minute.",
  },

  commands: {
    admin: "The admin pages",
    admin_payments: "All payments",
    payment: "One payment with its evidence",
    reconcile: "Ask the gateway again",
    stock: "What is in stock",
    ban: "Shut a shopper out",
    unban: "Let a shopper in again",
    gencode: "Make activation codes",
    codes: "Open activation codes",
  },

  statuses: {
    creating: "being made",
    waiting: "waiting",
    confirming: "confirming",
    settled: "settled",
    underpaid: "underpaid",
    expired: "expired",
    failed: "failed",
    review: "in review",
  } satisfies Record<DepositStatus, string>,
  orderStates: {
    awaiting: "awaiting payment",
    paid: "paid",
    delivered: "delivered",
    expired: "expired",
    cancelled: "cancelled",
    refunded: "refunded",
  } satisfies Record<OrderState, string>,

  payments: {
    title: "Payments",
    count: (number: number) => count(number, { one: "# payment", other: "# payments" }),
    more: (number: number) => `more than ${number}`,
    none: "There are none.",
    noneSuch: "There is no payment like this. Write its number, its order's or the gateway's.",
    found: "Which one?",
    ask: "Write which payment: /payment dep_… or the gateway's number. All of them: /admin_payments",
    askReconcile: "Write which payment: /reconcile dep_… or the gateway's number, or an order.",
    all: "All",
    status: (name: string) => `Status: ${name}`,
    coin: (name: string) => `Coin: ${name}`,
    review: "Open reviews",
    chooseStatus: "Which status?",
    chooseCoin: "Which coin?",
  },

  payment: {
    title: (id: string) => `Payment ${id}`,
    price: (price: string) => `Price: ${price}`,
    asked: (coins: string) => `Asked: ${coins}`,
    received: (coins: string) => `Received: ${coins}`,
    credited: (amount: string) => `Credited: ${amount}`,
    reversed: (amount: string) => `Taken back: ${amount}`,
    opened: (time: string) => `Opened ${time}`,
    seen: (time: string) => `First seen ${time}`,
    ends: (time: string) => `Ends ${time}`,
    order: (id: string, state: string) => `Order ${id}: ${state}`,
    refill: "A top-up",
    shopper: (name: string, balance: string) => `Shopper: ${name}, balance ${balance}`,
    quote: (coins: string, price: string) => `quote: ${coins} for ${price}`,
    event: (word: string) => `the gateway said “${word}”, signature genuine`,
    eventUnread: "the gateway said something unreadable, signature genuine",
    posting: (kind: string, amount: string) => `${kind}: ${amount}`,
    postings: {
      deposit: "credited",
      purchase: "order paid",
      tolerance: "granted by the shop",
      refund: "refunded",
      adjustment: "adjusted by hand",
      reversal: "taken back by the gateway",
    } as Record<string, string>,
    reviewOpened: (reason: string) => `review: ${reason}`,
    reviewEnded: "review ended",
    story: "Evidence, the newest last",
    askAgain: "Ask the gateway again",
    orderButton: "Order",
    shopperButton: "Shopper",
  },

  reconciled: {
    title: "Asked the gateway",
    line: (id: string, before: string, after: string) => `${id}: ${before} → ${after}`,
    same: (id: string, status: string) => `${id}: still ${status}`,
    word: (word: string) => `The gateway says “${word}”.`,
    outcomes: {
      none: "Nothing new.",
      stale: "Somebody settled it just now.",
      paid: "Money arrived, and the order is paid.",
      credited: "Money arrived and is on the balance.",
      underpaid: "Money arrived, but the order needs more.",
      already_paid: "Money arrived for an order that was paid already: it is on the balance.",
      closed: "Money arrived for an order that had ended: it is on the balance.",
      no_stock: "Money arrived, but the goods are gone: it is on the balance.",
      frozen: "Money arrived, but the account is frozen: it is on the balance.",
      reversed: "The gateway took the payment back.",
      review: "It waits in review.",
      unknown_there: "The gateway does not know this payment.",
      no_answer: "The gateway did not answer.",
    } as Record<string, string>,
  },

  stock: {
    title: "Stock",
    low: (number: number) => count(number, { one: "# offer runs low", other: "# offers run low" }),
    allWell: "Nothing runs low.",
    none: "Nothing is on sale yet.",
    left: (free: string, threshold: number) => `${free} left, warns at ${threshold}`,
    unlimited: "never runs out",
    off: "off sale",
  },

  people: {
    askBan: "Write whom: /ban 123456789 reason, or /ban @name reason",
    askUnban: "Write whom: /unban 123456789 or /unban @name",
    nobody: "The shop knows nobody like this. Write their Telegram ID or @name.",
    several: "Several had this name. Write the Telegram ID:",
    nameless: "No name",
    id: (telegramId: number) => `Telegram ID ${telegramId}`,
    balance: (amount: string) => `Balance: ${amount}`,
    spent: (amount: string) => `Spent: ${amount}`,
    since: (time: string) => `Known since ${time}`,
    banned: (reason: string) => `Banned: ${reason}`,
    frozen: "Frozen: may not spend",
    noReason: "No reason given",
    reasonWrong: "Say why in 3 to 500 characters, or leave it out.",
    reason: (reason: string) => `Reason: ${reason}`,
    wantBan:
      "Ban this shopper? They may neither browse nor buy from then on, and what they have not paid is cancelled.",
    wantUnban: "Let this shopper in again?",
    ban: "Ban",
    unban: "Let in again",
    keep: "Leave it",
    bannedNow: "Banned.",
    unbannedNow: "Let in again.",
    notBanned: "This shopper is not banned.",
    bannedAlready: "This shopper is banned already.",
    isStaff: "They run this shop with you. Take them off the staff first.",
  },

  codes: {
    title: (number: number) =>
      count(number, { one: "# activation code", other: "# activation codes" }),
    made: (days: number) =>
      `Good for one account each, for ${count(days, { one: "# day", other: "# days" })}. They are shown only now. Whoever gets one writes:`,
    openShop:
      "The shop is open to everybody now: codes are asked for only while it is by invitation.",
    copy: (code: string) => `Copy ${code}`,
    copyAll: "Copy all",
    wrong: (codesMax: number, daysMax: number) =>
      `Write /gencode, or /gencode 5 30: up to ${codesMax} codes for up to ${daysMax} days.`,
    listTitle: "Open activation codes",
    none: "There are none. Make one: /gencode",
    line: (beginning: string, until: string, by: string) =>
      `${beginning}… until ${until}, by ${by}`,
    revoke: (beginning: string) => `Revoke ${beginning}…`,
    revoked: (beginning: string) => `${beginning}… lets nobody in any more.`,
    next: "Older ›",
  },

  activation: {
    notNeeded: "No code is needed: this shop is open to everybody.",
    already: "You are in already. The code was not used up.",
    ask: "Write the code behind the command, like this: /activate 7K3M-Q9XT-2VB0",
    wrong:
      "This code does not let anybody in: it is mistyped, used up or too old. Please ask whoever gave it to you for a new one.",
    tooOften: (minutes: number) =>
      `Too many tries. Please try again in ${count(minutes, { one: "# minute", other: "# minutes" })}.`,
    welcome: "Welcome in! The shop is open to you now.",
  },

  alarms: {
    stock: "Stock",
    stockPage: "Stock up",
    payment: "Payment",
    order: "Order",
    shopper: "Shopper",
    reviews: "Reviews",
    support: "Support",
  },
};

export type StaffTalkText = typeof STAFF_TALK_EN;
