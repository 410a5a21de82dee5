import type { UnitState } from "@/lib/stock/rules";
import { plural } from "./plural";

const LOCALE = "en";
const counted = new Intl.NumberFormat(LOCALE);

const units = (count: number) => plural(LOCALE, count, { one: "# unit", other: "# units" });

/** What the stock pages say, in English. */
export const ADMIN_STOCK_EN = {
  acts: {
    "stock.add": "Added units",
    "stock.renew": "Set a new version",
    "stock.reveal": "Looked into a unit",
    "stock.reveal_file": "Took a file of a unit",
    "stock.threshold": "Changed when to warn",
    "stock.void": "Took units out of sale",
  },

  title: "Stock",
  intro: "What is left of every offer, and what its units are doing.",
  count: (value: number, most: number) =>
    value > most ? `${counted.format(most)}+` : counted.format(value),
  states: { free: "Free", reserved: "Reserved", sold: "Sold", void: "Void" } satisfies Record<
    UnitState,
    string
  >,
  kinds: { digital: "Digital", pickup: "To collect" },
  unlimited: "Unlimited",
  low: "Running out",
  empty: "Sold out",
  nothing: "Nothing to deliver",
  off: "Not on sale",
  onSale: "On sale",
  offer: "Offer",

  searchHint: "A product or an offer",
  state: "Stock",
  filters: {
    low: "Running out",
    empty: "Sold out",
    sellable: "Can be bought",
    unsellable: "Cannot be bought",
  },
  anyState: "Any",
  place: "Place",
  anyPlace: "Everywhere",
  pages: "Pages of the stock",
  first: "Back to the first",
  next: "More",
  emptyTitle: "Nothing to stock yet",
  emptyText: "Stock belongs to an offer. Create a product with an offer first.",
  noneTitle: "Nothing found",
  noneText: "No offer fits these filters.",

  back: "Stock",
  warnedAt: (count: number) =>
    count === 0
      ? "The admins are warned in the chat when none is free any more."
      : `The admins are warned in the chat when ${counted.format(count)} or fewer are free.`,
  change: "Change",
  thresholdTitle: "When to warn",
  threshold: "Free units",
  thresholdHint: "Down to this many, the bot writes to the admins, once. 0: only when sold out.",
  thresholdWrong: "A whole number from 0 to 10,000.",
  save: "Save",
  thresholdSaved: "Saved.",

  list: "Units",
  unit: (mark: string) => `Unit ${mark}`,
  added: "Added",
  batch: "Batch",
  byHand: "by hand",
  until: "Sold until",
  reservedUntil: "Held until",
  soldAt: "Sold",
  deliveredAt: "Delivered",
  order: "Order",
  voidedAt: "Out of sale since",
  reason: "Reason",
  choose: (mark: string) => `Select unit ${mark}`,
  older: "Older units",
  newest: "Back to the newest",
  unitPages: "Pages of the units",
  noUnitsTitle: "No units",
  noUnitsText: "Nothing can be bought here until you add some.",
  noUnitsOf: (state: string) => `None is ${state.toLowerCase()}.`,
  seeAll: "See all units",

  add: "Add units",
  addTitle: "Add units",
  addOne: "One unit",
  addOneHint: "Its text, files and photos are delivered together.",
  addLines: "One per line",
  addLinesHint: "Every line is a unit of its own, such as a code.",
  split: "What you add",
  text: "Text",
  textHint: "What the buyer reads.",
  linesHint: "Up to 1,000 lines. What the offer held before is left out.",
  instructions: "How to collect it",
  instructionsHint: "Where it is, what to say or which code to enter.",
  files: "Files and photos",
  filesHint: "Up to 20, together at most 50 MB.",
  filesTooLarge: "Together these files are larger than 50 MB.",
  filesTooMany: "These are more than 20 files.",
  removeFile: (name: string) => `Remove ${name}`,
  nothingTyped: "Type something, or add a file.",
  addSubmit: "Add",
  addDone: (added: number, known: number) =>
    known > 0
      ? `${units(added)} added; ${counted.format(known)} left out, because the offer held them before.`
      : `${units(added)} added.`,

  versions: "Versions",
  version: (number: number) => `Version ${number}`,
  current: "Sold now",
  versionsIntro:
    "Every buyer gets the newest version. Who bought an older one keeps it, for ever readable.",
  noVersionsTitle: "Nothing to deliver yet",
  noVersionsText: "Set what every buyer gets. Until then nobody can buy it.",
  renew: "New version",
  renewTitle: "Set a new version",
  renewText: "From now on every buyer gets this. Who bought before keeps what they got.",
  renewSubmit: "Set",
  renewDone: (version: number) => `Version ${version} is sold from now on.`,

  open: "Open",
  openOf: (mark: string) => `Open unit ${mark}`,
  openTitle: (mark: string) => `Unit ${mark}`,
  opening: "Opening",
  opened: "It is written down in the audit log that you looked.",
  noText: "It has no text.",
  show: "Show",
  showOf: (name: string) => `Show ${name}`,
  download: "Download",
  downloadOf: (name: string) => `Download ${name}`,

  chosen: (count: number) =>
    plural(LOCALE, count, { one: "# unit selected", other: "# units selected" }),
  unchoose: "Select none",
  chooseAll: "Select all free ones here",
  void: "Take out of sale",
  voidTitle: (count: number) =>
    plural(LOCALE, count, { one: "Take # unit out of sale?", other: "Take # units out of sale?" }),
  voidText:
    "Nobody can buy them any more, and this cannot be undone: the same content cannot be added to this offer again.",
  voidReason: "Reason",
  voidReasonHint: "Kept with each unit and in the audit log.",
  voidReasonWrong: "Say why.",
  voidDone: (count: number) =>
    plural(LOCALE, count, { one: "# unit is out of sale.", other: "# units are out of sale." }),
};
