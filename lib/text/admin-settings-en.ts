import type { SettingGroup, SettingName, TextLanguage, TextSetting } from "@/lib/setting/rules";

type Words = { readonly label: string; readonly hint: string };

/** What the settings are called, and what they do. */
const NAMES: Record<Exclude<SettingName, TextSetting>, Words> = {
  SHOP_NAME: {
    label: "Name of the shop",
    hint: "In the title of the Mini App and in the bot's greeting.",
  },
  SUPPORT_CONTACT: {
    label: "How you are reached",
    hint: "Shown by /paysupport: an address, a name, when somebody answers.",
  },
  MIN_DEPOSIT_EUR: { label: "Smallest top-up", hint: "The least somebody may add to the balance." },
  MAX_DEPOSIT_EUR: {
    label: "Largest payment",
    hint: "The most that one top-up or one payment for an order may be.",
  },
  UNDERPAYMENT_TOLERANCE_PERCENT: {
    label: "Granted shortfall",
    hint: "When a payment falls short by no more than this share of the order, the shop grants it, once per order. 0 never.",
  },
  REVIEW_ABOVE: {
    label: "Wrong coins wait for you above",
    hint: "Money in another coin than the one asked for, if it is worth more than this.",
  },
  CONFIRM_MONEY_ABOVE: {
    label: "Confirm money by hand above",
    hint: "Refunds and corrections of more than this in a day are confirmed in the chat, by a second owner where there is one. So is raising it.",
  },
  PAYMENT_POLICY: {
    label: "Digital goods",
    hint: "Telegram's terms ask that digital goods be sold for Stars only.",
  },
  ORDER_TTL_MINUTES: {
    label: "Time to pay",
    hint: "How long an order and its goods are held. Counts for orders placed from now on.",
  },
  MAX_OPEN_ORDERS: {
    label: "Unpaid orders per shopper",
    hint: "So that nobody can hold the shop.",
  },
  MAX_RESERVED_UNITS: {
    label: "Reserved items per shopper",
    hint: "Over all of their unpaid orders together.",
  },
  INIT_DATA_MAX_AGE_SECONDS: {
    label: "Mini App session",
    hint: "How long the shop stays open in Telegram before it has to be opened again. 86400 is a day.",
  },
  CURRENCIES_OFF: { label: "Coins", hint: "" },
  INVITE_ONLY: {
    label: "Invited shoppers only",
    hint: "Who is new may neither browse nor buy until they write a code of yours to the bot (/gencode makes some), or you let them in on their page under Shoppers. Whoever has paid before, or is paying, stays.",
  },
  NEW_ORDER_ALERTS: {
    label: "Tell of each paid order",
    hint: "In the chat, everybody who runs the shop. Reviews and stock that runs low are always told.",
  },
};

/** What the settings' page says, in English. */
export const ADMIN_SETTINGS_EN = {
  title: "Settings",
  intro: "What you change here counts at once, also where the shop runs on several machines.",
  sections: "Groups of settings",
  groups: {
    shop: { title: "Shop", intro: "What shoppers see of you." },
    hours: {
      title: "Opening hours",
      intro: "When goods can be collected. Shown on the product and with every delivery.",
    },
    texts: {
      title: "Terms and privacy",
      intro:
        "Plain text; an empty line begins a new paragraph. Shown by /terms and /privacy and in the Mini App, in the reader's language where you have written it, else in English.",
    },
    payments: { title: "Payments", intro: "Limits of money coming in and of money by hand." },
    limits: { title: "Limits", intro: "How long things are held, and how many." },
    currencies: {
      title: "Coins",
      intro:
        "What shoppers may pay with. What is already on its way in a coin that you switch off is still credited.",
    },
    access: { title: "Access", intro: "Who may come in." },
    alerts: { title: "Alerts", intro: "What the bot writes to those who run the shop." },
  } satisfies Record<SettingGroup | "hours", { title: string; intro: string }>,
  names: NAMES,
  units: {
    percent: "%",
    minutes: "minutes",
    seconds: "seconds",
  } as Record<string, string>,
  withUnit: (label: string, unit: string) => `${label} (${unit})`,
  policies: { open: "Every means of payment", telegram: "Stars only" },

  acts: {
    "setting.change": "Changed settings",
    "shopper.admit": "Let a shopper in",
    "shopper.unadmit": "Took back that a shopper was let in",
    "shopper.activate": "Came in by an activation code",
    "code.make": "Made activation codes",
    "code.revoke": "Revoked an activation code",
  },

  defaultIs: (value: string) => `Default: ${value}`,
  emptyDefault: "nothing",
  setBy: (name: string) => `set by ${name}`,
  toDefault: "Use the default",
  toDefaultOf: (label: string) => `Use the default of ${label}`,

  save: "Save",
  discard: "Discard",
  saved: (group: string) => `${group}: saved.`,
  unsaved: "Not saved yet",
  leaveTitle: "Leave without saving?",
  leaveText: "What you changed on this page has not been saved.",
  leave: "Leave",
  stay: "Stay here",

  document: "Text",
  documents: { terms: "Terms", privacy: "Privacy" },
  language: "Language",
  languages: {
    en: "English",
    de: "Deutsch",
    ru: "Русский",
    ar: "العربية",
  } satisfies Record<TextLanguage, string>,
  written: (title: string) => `${title} (written)`,
  legalText: (document: string, language: string) => `${document}, ${language}`,
  length: (count: number, most: number) =>
    `${count.toLocaleString("en")} of ${most.toLocaleString("en")} characters`,
  builtIn: "Nothing of your own yet: until you write it, the shop says its built-in words.",

  loadingCoins: "Asking the payment service",
  noCoins: "No payment service is switched on, or it offers none of the coins this shop knows.",
  someMissing: "A payment service does not answer right now, so its coins are missing here.",
  coinsFailed: "The coins could not be loaded.",
  allOff: "Every coin is off: shoppers can pay from their balance only.",
  again: "Try again",

  hoursOf: (place: string) => `Opening hours of ${place}`,
  hoursHint: "For example: Mon–Fri 9–18",
  hoursOfCity: (text: string) => `As in the city: ${text}`,
  noPlaces: "There are no places yet. Once your catalogue has a city, its hours stand here.",
};
