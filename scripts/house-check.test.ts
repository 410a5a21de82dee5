import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { checkHouse } from "./house-check";

let root: string;

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), "kiosk-house-"));
  plant("package.json", '{ "dependencies": { "next": "16.4.6" } }');
});

afterEach(() => {
  rmSync(root, { recursive: true });
});

function plant(name: string, text: string): void {
  const file = path.join(root, name);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, text);
}

const TIDY: [file: string, text: string][] = [
  ["app/(shop)/page.tsx", "export default function Page() { return null; }\n"],
  ["components/order/order-card.tsx", "export function OrderCard() { return null; }\n"],
  ["lib/order/rules.ts", "/** Says yes. */\nexport function isPaid() { return true; }\n"],
  ["lib/order/rules.test.ts", 'it("a paid order is paid", () => undefined);\n'],
  ["lib/order/pay-order.ts", "/** Pays. */\nexport async function payOrder() {}\n"],
  ["lib/telegram/rich.ts", "/** One word is allowed here. */\nexport function rich() {}\n"],
];

const OFFENCES: [why: string, file: string, text: string][] = [
  ["app/ holds only files that Next names", "app/(shop)/pay-button.tsx", "export {};\n"],
  ["components/<noun>/<file>, no deeper", "components/order/parts/line.tsx", "export {};\n"],
  ["lib/<noun>/<file>, no deeper", "lib/order/steps/pay-order.ts", "export {};\n"],
  ["lib/<noun>/ holds rules.ts, schema.ts and verb-noun.ts", "lib/order/orders.ts", "export {};\n"],
  ["no index files: a file has a name", "lib/order/index.ts", "export {};\n"],
  ["a folder is a noun of the glossary", "components/utils/format.tsx", "export {};\n"],
  ["rules.ts has no rules.test.ts", "lib/basket/rules.ts", "/** . */\nexport function add() {}\n"],
  ["a test title states a fact", "lib/order/pay-order.test.ts", 'it("should pay", () => 1);\n'],
  ["a test runs, or is not there", "bot/bot.test.ts", 'it.skip("pays", () => 1);\n'],
  ["a test runs, or is not there", "e2e/buy.spec.ts", 'test.only("buys", () => 1);\n'],
  ["our own modules are never mocked", "bot/bot.test.ts", 'vi.mock("@/lib/db");\n'],
  [
    "money is Money; only lib/money.ts converts",
    "lib/order/rules.ts",
    "type Line = { unitPrice: number };\n",
  ],
  [
    "money is Money; only lib/money.ts converts",
    "app/api/me/route.ts",
    "const cents = parseFloat(text);\n",
  ],
  ["what is left to do is an issue, not a comment", "worker/main.ts", "// TODO: stop\n"],
  ["no banners: a file that needs chapters is two files", "worker/main.ts", "// ------- stop\n"],
  ["no path of one machine", "scripts/start.ts", 'const folder = "/home/me/kiosk";\n'],
  [
    "no barrels: import from the file that has it",
    "lib/order/list-orders.ts",
    'export * from "./rules";\n',
  ],
  [
    "an exported function says what it promises",
    "lib/order/list-orders.ts",
    "export function listOrders() {}\n",
  ],
];

describe("house-check", () => {
  it("finds nothing in a tidy tree", () => {
    for (const [file, text] of TIDY) plant(file, text);
    plant("biome.json", '{ "group": ["@/lib/order/**"] }');
    expect(checkHouse(root)).toEqual([]);
  });

  it.each(OFFENCES)("reports: %s (%s)", (why, file, text) => {
    plant(file, text);
    const found = checkHouse(root).filter((offence) => offence.startsWith(file));
    expect(found.map((offence) => offence.replace(/^[^:]+(:\d+)?: /, ""))).toContain(why);
  });

  it("reports a dependency without an exact version", () => {
    plant("package.json", '{ "devDependencies": { "knip": "^6.0.0" } }');
    expect(checkHouse(root)).toEqual(["package.json: knip has no exact version"]);
  });

  it("reports a noun of lib that may be imported from anywhere", () => {
    plant("biome.json", '{ "group": ["@/lib/order/**"] }');
    plant("lib/order/pay-order.ts", "export {};\n");
    plant("lib/gift/give-gift.ts", "export {};\n");
    expect(checkHouse(root)).toEqual(["biome.json: says nothing of lib/gift"]);
  });

  it("reports a variable that nobody explains", () => {
    plant("lib/env.ts", "const schema = z.object({\n  SHOP_COLOUR: z.string(),\n});\n");
    plant(".env.example", "SHOP_COLOUR=red\n");
    expect(checkHouse(root)).toEqual(["README.md: says nothing of SHOP_COLOUR"]);
  });
});

const IMPORTS: [rule: string, file: string, text: string][] = [
  ["lib knows no Next", "lib/order/pay-order.ts", 'import "next/server";\n'],
  ["lib knows no React", "lib/order/pay-order.ts", 'import "react";\n'],
  ["lib knows no grammY", "lib/order/pay-order.ts", 'import "grammy";\n'],
  ["lib knows no door", "lib/order/pay-order.ts", 'import "@/bot/bot";\n'],
  ["lib knows no request", "lib/order/pay-order.ts", 'import "@/lib/web/respond";\n'],
  ["lib knows no sandbox", "lib/gateway/find-gateway.ts", 'import "@/sandbox/weather";\n'],
  ["the platform knows no noun", "lib/log.ts", 'import "@/lib/order/rules";\n'],
  ["books know no flow", "lib/ledger/post-transaction.ts", 'import "@/lib/order/pay-order";\n'],
  ["goods know no other noun", "lib/stock/add-units.ts", 'import "@/lib/catalog/rules";\n'],
  ["flows know no other flow", "lib/deposit/open-deposit.ts", 'import "@/lib/basket/rules";\n'],
  ["flows know no order", "lib/delivery/deliver-order.ts", 'import "@/lib/order/get-order";\n'],
  ["orders know no settlement", "lib/order/pay-order.ts", 'import "@/lib/settlement/rules";\n'],
  ["rules are pure", "lib/order/rules.ts", 'import "@/lib/db";\n'],
  ["rules know no package", "lib/money.ts", 'import "decimal-light";\n'],
  ["words are only words", "lib/text/app-en.ts", 'import "@/lib/env";\n'],
  ["lib/telegram knows no noun", "lib/telegram/send-message.ts", 'import "@/lib/order/rules";\n'],
  ["components call no use case", "components/order/card.tsx", 'import "@/lib/order/get-order";\n'],
  ["components know no database", "components/order/card.tsx", 'import "@/lib/db";\n'],
  ["components carry no zod", "components/order/card.tsx", 'import "zod";\n'],
  [
    "one module knows Telegram's SDK",
    "components/order/card.tsx",
    'import "@telegram-apps/sdk-react";\n',
  ],
  ["a button knows no noun", "components/ui/button.tsx", 'import "@/components/order/card";\n'],
  ["pages know no database", "app/(shop)/page.tsx", 'import "@/lib/db";\n'],
  ["pages know no worker", "app/api/health/route.ts", 'import "@/worker/main";\n'],
  ["pages know no bot", "app/(shop)/page.tsx", 'import "@/bot/bot";\n'],
  ["Telegram's route knows no database", "app/api/telegram/route.ts", 'import "@/lib/db";\n'],
  ["the bot knows no database", "bot/start.ts", 'import "@/lib/db";\n'],
  ["the worker knows no Prisma", "worker/main.ts", 'import "@/generated/prisma/client";\n'],
  ["the worker knows no page", "worker/main.ts", 'import "@/components/order/card";\n'],
  ["the sandbox knows no product", "sandbox/main.ts", 'import "@/lib/money";\n'],
  ["the product knows no test", "bot/start.ts", 'import "@/test/factories";\n'],
  ["a journey knows no database", "e2e/buy.spec.ts", 'import "@/lib/db";\n'],
  ["nobody climbs", "lib/order/pay-order.ts", 'import "../money";\n'],
];

const HABITS: [rule: string, file: string, text: string][] = [
  ["lint/suspicious/noConsole", "bot/start.ts", 'console.log("x");\n'],
  ["lint/style/noProcessEnv", "bot/start.ts", "export const port = process.env.PORT;\n"],
  ["lint/suspicious/noExplicitAny", "bot/start.ts", "export let loose: any;\n"],
  ["lint/style/noNonNullAssertion", "bot/start.ts", "export const first = [1][0]!;\n"],
  [
    "lint/style/noNestedTernary",
    "bot/start.ts",
    "export const x = (a: number) => a ? 1 : a > 2 ? 2 : 3;\n",
  ],
  ["lint/style/useThrowOnlyError", "bot/start.ts", 'export function f() { throw "x"; }\n'],
  ["lint/style/useImportType", "bot/start.ts", 'import { A } from "./a";\nexport let a: A;\n'],
  ["lint/style/useFilenamingConvention", "bot/StartCommand.ts", "export {};\n"],
  [
    "lint/complexity/useMaxParams",
    "bot/start.ts",
    "export const f = (a = 1, b = 2, c = 3, d = 4) => a + b + c + d;\n",
  ],
  [
    "lint/complexity/noExcessiveLinesPerFunction",
    "bot/start.ts",
    `export function f() {\n${"  g();\n".repeat(61)}}\n`,
  ],
  ["lint/style/noExcessiveLinesPerFile", "bot/start.ts", "export const x = 1;\n".repeat(301)],
  [
    "lint/nursery/noFloatingPromises",
    "bot/start.ts",
    "async function g() {}\nexport function f() { g(); }\n",
  ],
];

type Diagnostic = { category: string; location: { path: string | { file: string } } };

/** What Biome says with the repository's own configuration. */
function lint(): string[] {
  const biome = path.resolve("node_modules/@biomejs/biome/bin/biome");
  cpSync("biome.json", path.join(root, "biome.json"));
  cpSync(".gitignore", path.join(root, ".gitignore"));
  let output: string;
  try {
    output = execFileSync(process.execPath, [biome, "lint", "--reporter=json"], {
      cwd: root,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    });
  } catch (error) {
    output = (error as { stdout: string }).stdout;
  }
  const { diagnostics }: { diagnostics: Diagnostic[] } = JSON.parse(output);
  return diagnostics.map(({ category }) => category);
}

describe("Biome, as configured", () => {
  it("says nothing about imports that the house allows", () => {
    plant("lib/order/pay-order.ts", 'import "@/lib/deposit/open-deposit";\nimport "@/lib/db";\n');
    plant("lib/settlement/settle-deposit.ts", 'import "@/lib/order/pay-order";\n');
    plant("app/api/telegram/route.ts", 'import "@/bot/bot";\nimport "@/lib/web/respond";\n');
    plant(
      "components/order/order-card.tsx",
      'import "@/lib/order/rules";\nimport "@/lib/text/app-en";\n',
    );
    plant("components/telegram/provider.tsx", 'import "@telegram-apps/sdk-react";\n');
    plant("bot/start.test.ts", 'import "@/test/database";\nimport "@/sandbox/start-sandbox";\n');
    expect(lint()).toEqual([]);
  });

  it.each(IMPORTS)("refuses an import: %s (%s)", (_, file, text) => {
    plant(file, text);
    expect(lint()).toContain("lint/style/noRestrictedImports");
  });

  it.each(HABITS)("reports %s", (rule, file, text) => {
    plant(file, text);
    expect(lint()).toContain(rule);
  });
});
