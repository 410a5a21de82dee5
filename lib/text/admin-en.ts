import { BATCH_EN } from "./admin-batch-en";
import { CATALOG_ACTS_EN } from "./admin-catalog-en";
import { EVIDENCE_ACTS_EN } from "./admin-evidence-en";
import { ADMIN_LISTS_EN } from "./admin-lists-en";
import { OVERVIEW_EN } from "./admin-overview-en";
import { PICTURES_EN } from "./admin-pictures-en";
import { ADMIN_REVIEWS_EN } from "./admin-reviews-en";
import { ADMIN_SETTINGS_EN } from "./admin-settings-en";
import { ADMIN_STOCK_EN } from "./admin-stock-en";
import { ADMIN_SUPPORT_EN } from "./admin-support-en";
import { ERRORS_EN } from "./errors-en";
import { FAILURE_EN } from "./failure-en";
import { plural } from "./plural";
import { STAFF_ERRORS_EN } from "./staff-errors-en";

const LOCALE = "en";

/** What the pages of those who run the shop say, in English. */
export const ADMIN_EN = {
  locale: LOCALE,
  errors: {
    ...ERRORS_EN,
    ...STAFF_ERRORS_EN,
  },
  offline: "No connection. Please check your internet and try again.",
  failure: FAILURE_EN,

  filters: { search: "Search", apply: "Filter", more: "More filters", clear: "Clear filters" },
  common: {
    cancel: "Cancel",
    close: "Close",
    older: "Older",
    newest: "Back to the newest",
    skip: "Skip to the content",
    you: "You",
    nobody: "The shop itself",
  },

  frame: {
    title: "Running the shop",
    rooms: "Sections",
    menu: "Menu",
    toShop: "See the shop",
    signOut: "Sign out",
    signedInAs: (name: string) => `Signed in as ${name}`,
  },

  rooms: {
    overview: OVERVIEW_EN.title,
    stock: ADMIN_STOCK_EN.title,
    staff: "Staff",
    sessions: "Sessions",
    audit: "Audit log",
  },

  roles: { owner: "Owner", manager: "Manager", support: "Support" },
  roleMay: {
    owner: "May do everything, also move money by hand and decide who works here.",
    manager: "Runs catalogue, stock, orders and refunds. No staff, no money by hand, no settings.",
    support: "Reads, answers, and sends deliveries again. Changes nothing else.",
  },

  overview: OVERVIEW_EN,

  signIn: {
    title: "Signing you in",
    working: "One moment.",
    usedTitle: "This link was already used",
    usedText: "Each link signs one browser in, once. Send /admin to the shop's bot for a new one.",
    expiredTitle: "This link is too old",
    expiredText:
      "A link works for five minutes. Send /admin to the shop's bot and open the new one in this browser.",
    unknownTitle: "This link does not work",
    unknownText:
      "A newer link has taken its place, or your account may not run this shop any more. Send /admin to the shop's bot: it answers those who may.",
    staleTitle: "Open this again",
    staleText:
      "Telegram's launch data is too old. Close this page and open it again from the chat.",
    blockedTitle: "Open this in your browser",
    blockedText:
      "Here, inside another page, the browser keeps no sign-in. Send /admin to the shop's bot and open its link in a browser of its own.",
    retryTitle: "That did not work",
  },

  confirm: {
    title: "Confirm in the chat",
    text: "The shop's bot has just sent you a message. Press Confirm there within five minutes, and it happens here by itself.",
    waiting: "Waiting for your answer in the chat",
    textSecond:
      "You have confirmed. This needs a second owner too: the bot has just asked them. Leave this open for up to half an hour, and it happens here by itself.",
    waitingSecond: "Waiting for a second owner",
    refusedTitle: "Refused",
    refused: "This was refused in the chat. Nothing was changed.",
    expiredTitle: "Too late",
    expired: "No answer came in time. Nothing was changed.",
    again: "Ask again",
  },

  staff: {
    title: "Staff",
    intro: "Who may open these pages, and what they may do here.",
    invite: "Invite",
    inviteTitle: "Invite somebody",
    inviteSubmit: "Invite",
    telegramId: "Telegram ID",
    telegramIdHint: "They find it in the shop, under Profile.",
    telegramIdWrong: "A Telegram ID is a number such as 123456789.",
    name: "Name",
    nameHint: "Only you and the other staff see it.",
    nameWrong: "Give them a name of at most 64 characters.",
    role: "Role",
    invited: (name: string, role: string) =>
      `${name} is now ${role}. They come in by sending /admin to the shop's bot.`,
    change: "Change role",
    changeOf: (name: string) => `Change role of ${name}`,
    changeTitle: (name: string) => `What may ${name} do?`,
    changeSubmit: "Change role",
    changed: (name: string, role: string) => `${name} is now ${role}.`,
    remove: "Remove",
    removeOf: (name: string) => `Remove ${name}`,
    removeTitle: (name: string) => `Remove ${name}?`,
    removeText:
      "They lose access at once, in every browser. What they did stays in the audit log, and you can invite them again.",
    removed: (name: string) => `${name} has no access any more.`,
    since: "since",
    invitedBy: (name: string) => `invited by ${name}`,
    fixed: "Named in ADMIN_IDS: changed only where the shop is installed.",
    alone:
      "Nobody else works here yet. Invite whoever helps you, with no more rights than they need.",
  },

  sessions: {
    title: "Sessions",
    introAll:
      "Every browser that is signed in to run this shop. A session ends by itself after 12 hours.",
    introOwn: "Every browser that is signed in as you. A session ends by itself after 12 hours.",
    thisOne: "This browser",
    address: "Address",
    since: "Signed in",
    seen: "Last seen",
    ends: "Ends",
    revoke: "End session",
    revokeOf: (browser: string, name: string) => `End session of ${name}, ${browser}`,
    revoked: (browser: string) => `The session on ${browser} has ended.`,
    unknownBrowser: "Unknown browser",
    on: (browser: string, system: string) => `${browser} on ${system}`,
    telegram: (system: string) => `Telegram on ${system}`,
  },

  audit: {
    title: "Audit log",
    intro: "What was done here, by whom. Nothing in it can be changed or removed unnoticed.",
    searchHint: "A word, a name, an id",
    actor: "Who",
    anybody: "Anybody",
    act: "What",
    anything: "Anything",
    subject: "On what",
    subjectHint: "such as staff:123456789",
    from: "From (UTC)",
    to: "Until (UTC)",
    emptyTitle: "Nothing yet",
    emptyText: "Every act of those who run the shop is written down here.",
    noneTitle: "Nothing found",
    noneText: "No act fits these filters.",
    field: "Field",
    before: "Before",
    after: "After",
    none: "—",
    noChange: "Nothing was changed by it.",
    reason: "Reason",
    address: "Address",
    entry: "Entry",
    number: (id: string) => `No. ${id}`,
    pages: "Pages of the log",
    prove: "Check the chain",
    proving: "Checking every entry",
    proved: (count: number) =>
      plural(LOCALE, count, {
        one: "Whole: # entry, unchanged and in order.",
        other: "Whole: # entries, unchanged and in order.",
      }),
    broken: (ids: string) =>
      `The log was tampered with. The chain breaks at: ${ids}. Keep a copy of the database and find out who could write to it.`,
  },

  acts: {
    "staff.invite": "Invited",
    "staff.change": "Changed the role",
    "staff.remove": "Removed",
    "session.open": "Signed in",
    "session.close": "Signed out",
    "session.revoke": "Ended a session",
    "confirmation.refuse": "Refused in the chat",
    "confirmation.agree": "Agreed as the second owner",
    ...BATCH_EN.acts,
    ...CATALOG_ACTS_EN,
    ...ADMIN_STOCK_EN.acts,
    ...EVIDENCE_ACTS_EN,
    ...ADMIN_REVIEWS_EN.acts,
    "order.refund": "Refunded",
    "order.replace_unit": "Replaced a faulty unit",
    "shopper.adjust_balance": "Changed a balance",
    "payment.settle": "Settled a payment by hand",
    ...ADMIN_SETTINGS_EN.acts,
    ...ADMIN_LISTS_EN.acts,
    ...PICTURES_EN.acts,
    ...ADMIN_SUPPORT_EN.acts,
  } as Record<string, string>,
};
