import { LINE_FAULTS_EN } from "./import-faults-en";
import { plural } from "./plural";

const LOCALE = "en";
const units = (count: number) => plural(LOCALE, count, { one: "# unit", other: "# units" });

/** What the pages about imports and batches say, in English. */
export const BATCH_EN = {
  room: "Batches",
  number: (value: number) => new Intl.NumberFormat(LOCALE).format(value),
  lineFaults: LINE_FAULTS_EN,

  import: {
    title: "Import stock",
    intro: "Nothing comes into stock before you have seen what is new and what is not.",
    offer: "For",
    otherOffer: "Another offer",
    chooseTitle: "What do you stock up?",
    search: "Search offers",
    searchHint: "Product or variant",
    find: "Search",
    inStock: (count: number) => `${units(count)} free`,
    noOfferTitle: "No offer found",
    noOfferText: "Only offers that are sold by the piece hold units. Create one in the catalogue.",
    noMatchText: "Nothing goes by that name. Try fewer words.",
    more: "More",

    format: "How are the units written?",
    formats: {
      lines: { title: "One a line", text: "Codes, keys, vouchers. Blank lines are skipped." },
      blocks: { title: "Several lines each", text: "A blank line stands between two units." },
      csv: {
        title: "CSV",
        text: "One a row. A column text or code, one instructions; others are told by their name.",
      },
      zip: {
        title: "ZIP with files",
        text: "Each file is a unit. A folder is one: its photos, and its instructions.txt.",
      },
    },
    paste: "Paste them here",
    pasteHint: "They are sealed as soon as they arrive.",
    file: "Choose a file",
    fileHint: "Up to 50 MB, 200,000 units.",
    chosen: (name: string, size: string) => `${name} · ${size}`,
    pasted: "pasted",
    check: "Check",
    nothing: "Paste something, or choose a file.",
    tooLarge: "This file is larger than 50 MB. Please import it in parts.",

    reading: "Checking",
    readingText: "Keep this page open. Nothing is in stock yet.",
    progress: "Progress",
    checked: (count: number) =>
      plural(LOCALE, count, { one: "# unit checked", other: "# units checked" }),
    stop: "Stop",

    readyTitle: (count: number) => `${units(count)} can be added`,
    nothingNewTitle: "Nothing new in it",
    nothingNewText: "Every unit is in stock, was sold, or cannot be read. There is nothing to add.",
    statuses: {
      new: "New",
      duplicate_here: "Twice in it",
      duplicate_unsold: "Already in stock",
      duplicate_sold: "Already sold",
      duplicate_void: "Taken out of sale before",
      faulty: "Faulty",
    },
    lines: "Lines",
    line: (line: number) => `Line ${line}`,
    entry: (line: number) => `No. ${line}`,
    sameAs: (line: number) => `Says the same as line ${line}`,
    known: (unitId: string) => `Is unit ${unitId}`,
    moreLines: "Show more",
    download: "All faulty lines as a file",
    noLines: "None of these.",

    batch: "The batch",
    name: "Name",
    nameHint: "So that you find it again, and can undo it.",
    cost: (currency: string) => `Cost of one unit (${currency})`,
    costHint: "For the margin. May stay empty.",
    supplier: "Supplier",
    lastDay: "Last day of sale",
    lastDayHint: "Afterwards what is left is taken out of sale.",
    commit: (count: number) => `Add ${units(count)}`,
    discard: "Discard",

    doneTitle: (count: number) =>
      plural(LOCALE, count, { one: "# unit is on sale", other: "# units are on sale" }),
    doneText: (name: string) => `They belong to the batch “${name}”.`,
    skipped: (count: number) =>
      plural(LOCALE, count, {
        one: "# unit came into stock another way meanwhile and was left out.",
        other: "# units came into stock another way meanwhile and were left out.",
      }),
    toBatches: "To the batches",
    again: "Import more",
    failedTitle: "This could not be imported",
    failedText: "Nothing came into stock.",
    tryAgain: "Try again",
  },

  batches: {
    title: "Batches",
    intro: "What came in together: what it cost, and what is left of it.",
    add: "Import stock",
    emptyTitle: "No batch yet",
    emptyText: "Import units from a list, a CSV or a ZIP. They stand here as one batch.",
    cameIn: "Came in",
    cost: "Cost of one",
    supplier: "Supplier",
    lastDay: "Sold until",
    by: "Imported",
    unknown: "–",
    states: { free: "Free", reserved: "Reserved", sold: "Sold", void: "Void" },
    undoneMark: "Undone",
    undoneText: (count: number) => `${units(count)} taken out again`,
    undo: "Undo",
    undoOf: (name: string) => `Undo the batch ${name}`,
    undoTitle: (name: string) => `Undo “${name}”?`,
    undoText: (free: number) =>
      `${units(free)} nobody has bought will be gone from stock, for good. The same may be imported again later.`,
    undoStays: ({ reserved, sold }: { reserved: number; sold: number }) =>
      [
        sold > 0 && `${units(sold)} sold stay with their buyers.`,
        reserved > 0 &&
          `${units(reserved)} reserved right now can still be paid, and are not offered again otherwise.`,
      ]
        .filter(Boolean)
        .join(" "),
    undoSubmit: (free: number) => `Take ${units(free)} out`,
    undoEnd: "Undo the batch",
    undone: (name: string, count: number) => `“${name}” is undone: ${units(count)} taken out.`,
  },

  acts: {
    "import.read": "Read an import",
    "import.discard": "Discarded an import",
    "import.commit": "Imported a batch",
    "batch.undo": "Undid a batch",
  },
};
