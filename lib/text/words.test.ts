import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import {
  findBareCommands,
  findForeignScript,
  findMisfits,
  findSilent,
  findUncounted,
  findUntranslated,
  type Words,
} from "@/test/compare-words";
import { findUnusedWords } from "@/test/find-unused-words";
import { plural } from "./plural";

const HERE = path.join(process.cwd(), "lib/text");
/** What only those who run the shop read in their pages, and machines. */
const ENGLISH_ONLY = /^(admin|staff-errors|import-faults)/;

/** Names that stay as they are in every language. */
const NAMES = /Telegram( ID)?|\bMemo\b|\(memo\)|\bShop\b|\bQR\b|\b[A-Z]{3,}\b|\/[a-z_]+/gu;
/** Not in that language, on purpose. */
const SAME = ["chat.delivery.fileName"]; // in Arabic: an extension at the end of an Arabic name would move to its front
/** How many forms a noun must have beside those numbers at the least; some German ones have one. */
const COUNTS = {
  de: { counts: [1, 2], formsMin: 1 },
  ru: { counts: [1, 2, 5], formsMin: 2 },
  ar: { counts: [1, 2, 3, 11], formsMin: 3 },
};
const SCRIPTS = { de: /\p{Script=Latin}/u, ru: /\p{Script=Cyrillic}/u, ar: /\p{Script=Arabic}/u };

const PARTS = globSync("*-en.ts", { cwd: HERE })
  .map((file) => file.replace(/-en\.ts$/, ""))
  .filter((part) => !ENGLISH_ONLY.test(part));

let root: string;
beforeAll(() => {
  root = mkdtempSync(path.join(tmpdir(), "kiosk-words-"));
});
afterAll(() => rmSync(root, { recursive: true }));

function plant(name: string, text: string): void {
  const file = path.join(root, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

async function load(part: string, language: string): Promise<Words> {
  const words = await import(path.join(HERE, `${part}-${language}.ts`));
  const name = Object.keys(words).find((key) => key.endsWith(`_${language.toUpperCase()}`));
  return words[name ?? ""] as Words;
}

describe.each(["de", "ru", "ar"] as const)("in %s", (language) => {
  it.each(PARTS)(
    "%s says all that it says in English, and says it in that language",
    async (part) => {
      const [english, other] = await Promise.all([load(part, "en"), load(part, language)]);
      expect(findMisfits(english, other)).toEqual([]);
      expect(findSilent(other)).toEqual([]);
      const named = (paths: readonly string[]) =>
        paths.map((one) => `${part}.${one}`).filter((one) => !SAME.includes(one));
      expect(named(findUntranslated(english, other, NAMES))).toEqual([]);
      expect(named(findForeignScript(other, SCRIPTS[language], NAMES))).toEqual([]);
      expect(findUncounted(english, other, COUNTS[language])).toEqual([]);
    },
  );
});

it.each(PARTS)("commands in the Arabic %s stand for themselves", async (part) => {
  expect(findBareCommands(await load(part, "ar"))).toEqual([]);
});

describe("what compares the languages", () => {
  const count = (one: string, other: string) => (number: number) =>
    plural("en", number, { one: `# ${one}`, other: `# ${other}` });
  const english = {
    hello: "Hello",
    pay: { title: (name: string) => `Pay ${name}`, left: count("item", "items") },
  };

  it.each<[string, Words, string[]]>([
    [
      "a sentence that is missing",
      { hello: "Hallo", pay: { title: english.pay.title } },
      ["pay.left"],
    ],
    ["one too many", { ...english, more: "Mehr" }, ["more"]],
    [
      "a text instead of a function",
      { ...english, pay: { ...english.pay, left: "viele" } },
      ["pay.left"],
    ],
    [
      "a fact left out",
      { ...english, pay: { ...english.pay, title: () => "Zahl" } },
      ["pay.title()"],
    ],
    ["a group that is none", { hello: "Hallo", pay: "Zahl" }, ["pay"]],
  ])("finds %s", (_, other, found) => {
    expect(findMisfits(english, english)).toEqual([]);
    expect(findMisfits(english, other)).toEqual(found);
  });

  it("finds what says nothing, and what nobody can be said of", () => {
    const words = {
      hello: " ",
      pay: { title: (of: { unheard: { of: string } }) => of.unheard.of },
    };
    expect(findSilent(words)).toEqual(["hello", "pay.title"]);
  });

  it("finds what was left in English, also inside a function", () => {
    const other = { hello: "Hello", pay: { ...english.pay, left: count("Artikel", "Artikel") } };
    expect(findUntranslated(english, other, NAMES)).toEqual(["hello", "pay.title"]);
    const names = { same: (name: string) => name, id: "Telegram ID" };
    expect(findUntranslated(names, names, NAMES)).toEqual([]);
  });

  it("finds a noun that is counted with too few forms", () => {
    const other = {
      ...english,
      pay: { ...english.pay, left: (number: number) => `${number} товара` },
    };
    expect(findUncounted(english, other, COUNTS.ru)).toEqual(["pay.left"]);
    expect(findUncounted(english, english, { counts: [1, 2], formsMin: 2 })).toEqual([]);
  });

  it("finds a command that would turn around", () => {
    const words = {
      bare: "اكتب /start",
      kept: "اكتب \u2066/start\u2069",
      both: "\u2066/a\u2069 /b",
    };
    expect(findBareCommands(words)).toEqual(["bare", "both"]);
  });

  it("finds words in another script than the language's, but for names", () => {
    const words = { hello: "Hallo", telegram: "Telegram", pay: { title: "Платёж" } };
    expect(findForeignScript(words, SCRIPTS.ru, NAMES)).toEqual(["hello"]);
  });
});

describe("each sentence", () => {
  it("is read by somebody", { timeout: 240_000 }, () => {
    expect(findUnusedWords(process.cwd())).toEqual([]);
  });

  it("is found when nobody reads it, however others are read", { timeout: 60_000 }, () => {
    plant(
      "tsconfig.json",
      JSON.stringify({ compilerOptions: { strict: true }, include: ["**/*.ts"] }),
    );
    plant("lib/text/shop-en.ts", PLANTED_WORDS);
    plant("lib/shop.ts", PLANTED_READER);
    plant("lib/shop.test.ts", 'import { SHOP_EN } from "./text/shop-en";\nSHOP_EN.onlyTested;\n');
    expect(findUnusedWords(root)).toEqual([
      "shop-en.ts: neverRead",
      "shop-en.ts: onlyTested",
      "shop-en.ts: states.unknown",
      "shop-en.ts: screen.button",
    ]);
  });
});

const PLANTED_WORDS = `export const SHOP_EN = {
  direct: "read by its name",
  taken: "taken apart",
  neverRead: "never read",
  onlyTested: "read by a test",
  states: { open: "read by a computed key", closed: "so is this", unknown: "never asked for" },
  screen: { title: "handed over", text: "with this", button: "and nobody wants this" },
  commands: { start: "all are listed", stop: "this too" },
};
`;

const PLANTED_READER = `import { SHOP_EN } from "./text/shop-en";
const { taken } = SHOP_EN;
const words = SHOP_EN;
const show = ({ title, text }: { title: string; text: string }) => title + text;
const say = (state: "open" | "closed") => words.states[state];
export const said = [taken, words.direct, show(words.screen), say("open"), ...Object.entries(words.commands)];
`;
