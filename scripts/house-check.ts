// The rules of the house that Biome cannot express (docs/decisions has the why of the odd ones). Prints every offence.
import { existsSync, globSync, readFileSync } from "node:fs";
import path from "node:path";
import process from "node:process";

type SourceFile = { name: string; lines: string[] };
type Rule = (file: SourceFile, root: string) => string[];

const SOURCES =
  "{app,bench,bot,components,e2e,lib,prisma,sandbox,scripts,test,worker}/**/*.{ts,tsx}";
const NEXT_FILES =
  /^(page|layout|template|loading|error|global-error|not-found|default|route|robots|sitemap|manifest|icon|apple-icon)(\.test)?\.tsx?$/;
const NOUN_FILES = /^(rules|schema|[a-z]+(-[a-z0-9]+)+)(\.test)?\.ts$/;
const WRAPPERS = new Set(["web", "telegram", "text"]);
const VAGUE_FOLDERS =
  /(^|\/)(utils?|helpers?|types|hooks|services?|common|misc|shared|managers?)\//;

const LINES: { pattern: RegExp; where: RegExp; why: string }[] = [
  {
    pattern: /\b(?:it|test)(?:\.\w+)*\(\s*["'`]should\b/,
    where: /\.(test|spec)\.tsx?$/,
    why: "a test title states a fact",
  },
  {
    pattern: /\b(?:it|test|describe)\.(?:only|skip|todo|fails)\b/,
    where: /\.(test|spec)\.tsx?$/,
    why: "a test runs, or is not there",
  },
  {
    pattern: /\bvi\.(?:mock|doMock)\(\s*["'`](?:@\/|\.)/,
    where: /\.tsx?$/,
    why: "our own modules are never mocked",
  },
  {
    pattern:
      /\bparseFloat\(|\.toFixed\(|(?:price|amount|total|balance|\bfee)(?:Minor)?\??: number\b/i,
    where: /^(app|bot|components|lib\/(?!money\.ts)|worker)/,
    why: "money is Money; only lib/money.ts converts",
  },
  {
    pattern: /\b(?:TODO|FIXME|XXX|HACK)\b/,
    where: /./,
    why: "what is left to do is an issue, not a comment",
  },
  {
    pattern: /^\s*(?:\/\/|\*)\s*[-=*#]{3,}/,
    where: /./,
    why: "no banners: a file that needs chapters is two files",
  },
  { pattern: /(?:["'`\s(])\/(?:work|tmp|root|home)\//, where: /./, why: "no path of one machine" },
  { pattern: /^export \*/, where: /./, why: "no barrels: import from the file that has it" },
];

const RULES: Rule[] = [checkPlace, checkLines, checkDocstrings];

/** Every offence in the tree under `root`, as `file: why` or `file:line: why`. */
export function checkHouse(root: string): string[] {
  const files = globSync(SOURCES, { cwd: root }).map((name) => ({
    name: name.split(path.sep).join("/"),
    lines: readFileSync(path.join(root, name), "utf8").split("\n"),
  }));
  const offences = files.flatMap((file) => RULES.flatMap((rule) => rule(file, root)));
  const whole = [checkVersions, checkVariables, checkNouns].flatMap((check) => check(root));
  return [...offences, ...whole].sort();
}

function checkPlace({ name }: SourceFile, root: string): string[] {
  const [top = "", folder = "", ...rest] = name.split("/");
  const base = path.basename(name);
  const why: string[] = [];
  if (top === "app" && !NEXT_FILES.test(base)) why.push("app/ holds only files that Next names");
  if (top === "components" && rest.length !== 1) why.push("components/<noun>/<file>, no deeper");
  if (top === "lib" && rest.length > 1) why.push("lib/<noun>/<file>, no deeper");
  if (top === "lib" && rest.length === 1 && !WRAPPERS.has(folder) && !NOUN_FILES.test(base))
    why.push("lib/<noun>/ holds rules.ts, schema.ts and verb-noun.ts");
  if (/^index\.tsx?$/.test(base)) why.push("no index files: a file has a name");
  if (VAGUE_FOLDERS.test(name)) why.push("a folder is a noun of the glossary");
  if (top === "lib" && base === "rules.ts" && isTestMissing(name, root))
    why.push("rules.ts has no rules.test.ts");
  return why.map((reason) => `${name}: ${reason}`);
}

function isTestMissing(name: string, root: string): boolean {
  const holdsLogic = /^export (?:async )?function/m.test(
    readFileSync(path.join(root, name), "utf8"),
  );
  return holdsLogic && !existsSync(path.join(root, name.replace(/\.ts$/, ".test.ts")));
}

function checkLines({ name, lines }: SourceFile): string[] {
  if (name.startsWith("scripts/house-check")) return []; // it has to name what it looks for
  const rules = LINES.filter(({ where }) => where.test(name));
  return lines.flatMap((line, index) =>
    rules
      .filter(({ pattern }) => pattern.test(line))
      .map(({ why }) => `${name}:${index + 1}: ${why}`),
  );
}

function checkDocstrings({ name, lines }: SourceFile): string[] {
  if (!name.startsWith("lib/") || name.endsWith(".test.ts")) return [];
  return lines.flatMap((line, index) => {
    const isBare =
      /^export (?:async )?function/.test(line) && !/\*\/\s*$/.test(lines[index - 1] ?? "");
    const isOverload = /^export (?:async )?function/.test(lines[index - 1] ?? "");
    return isBare && !isOverload
      ? [`${name}:${index + 1}: an exported function says what it promises`]
      : [];
  });
}

function checkVersions(root: string): string[] {
  const manifest: { dependencies?: object; devDependencies?: object } = JSON.parse(
    readFileSync(path.join(root, "package.json"), "utf8"),
  );
  return Object.entries({ ...manifest.dependencies, ...manifest.devDependencies })
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.-]+)?$/.test(String(version)))
    .map(([name]) => `package.json: ${name} has no exact version`);
}

/** What lib/env.ts reads is what .env.example offers and the README explains. */
function checkVariables(root: string): string[] {
  const names = [...readText(root, "lib/env.ts").matchAll(/^ {2}([A-Z][A-Z0-9_]+):/gm)].map(
    ([, name = ""]) => name,
  );
  return [".env.example", "README.md"].flatMap((file) => {
    const text = readText(root, file);
    return names
      .filter((name) => !new RegExp(`\\b${name}\\b`).test(text))
      .map((name) => `${file}: says nothing of ${name}`);
  });
}

/** Biome keeps the nouns of lib/ apart by their names: one that it has not been told of could be imported from anywhere. */
function checkNouns(root: string): string[] {
  const layers = readText(root, "biome.json");
  const folders = new Set(
    globSync("lib/*/*.ts", { cwd: root }).map((name) => name.split(path.sep)[1] ?? ""),
  );
  return [...folders]
    .filter((folder) => !WRAPPERS.has(folder) && !layers.includes(`"@/lib/${folder}/**"`))
    .map((folder) => `biome.json: says nothing of lib/${folder}`);
}

function readText(root: string, name: string): string {
  const file = path.join(root, name);
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

if (import.meta.main) {
  const offences = checkHouse(process.cwd());
  process.stdout.write(`${offences.join("\n") || "The house is tidy."}\n`);
  process.exitCode = offences.length > 0 ? 1 : 0;
}
