/** Words in one language: texts, functions that make texts, and groups of both. */
export type Words = { readonly [key: string]: unknown };

type Said = { readonly path: string; readonly english: unknown; readonly other: unknown };

const MONEY = { amount: 1_250n, currency: "EUR" };
const FACTS = {
  ...{ least: MONEY, most: MONEY, from: MONEY, to: MONEY, owed: MONEY, taken: MONEY },
  ...{ credited: MONEY, balance: MONEY, price: MONEY, missing: MONEY, total: MONEY, excess: MONEY },
  ...{ over: MONEY, ending: "delivered" },
  ...{ minutesLeft: 3, count: 3, quantity: 3, why: "closed", role: "owner", currency: "EUR" },
  ...{ telegram_id: 5n, name: "Zoë", reason: "NO_ESTIMATE", subject: "7", shopper: "7" },
  ...{ orderId: "7", depositId: "7", title: "Zoë", amount: MONEY },
  asked: { coin: "USDT", amount: "1.5", address: "T9z", memo: "77" },
};

/** What a parameter may be: each function is tried with all of them, until it makes a text of them. */
const SAMPLES: readonly unknown[] = [
  FACTS,
  { ...FACTS, amount: 1_250n },
  3,
  5n,
  "2026-11-21T12:00:00Z",
  "12.50",
  "EUR",
  ["Zoë"],
];
const NONSENSE = /undefined|NaN|\[object|Invalid/;

/** What differs in form between English and another language: keys, kinds, and how many arguments a sentence takes. */
export function findMisfits(english: unknown, other: unknown, path = ""): string[] {
  if (isGroup(english) !== isGroup(other) || typeof english !== typeof other) return [path];
  if (typeof english === "function")
    return english.length === (other as typeof english).length ? [] : [`${path}()`];
  if (!isGroup(english) || !isGroup(other)) return [];
  const keys = new Set([...Object.keys(english), ...Object.keys(other)]);
  return [...keys].flatMap((key) =>
    findMisfits(english[key], other[key], path ? `${path}.${key}` : key),
  );
}

/** Sentences that are empty, or of which nobody can be made a text of: for these, SAMPLES lacks a fact. */
export function findSilent(words: Words): string[] {
  return listSaid(words, words)
    .filter(({ english }) => textOf(english, findArguments(english)).trim() === "")
    .map(({ path }) => path);
}

/** Sentences of another language that are still the English ones; those that are only facts and `names` are nobody's. */
export function findUntranslated(english: Words, other: Words, names: RegExp): string[] {
  return listSaid(english, other)
    .filter((said) => {
      const given = findArguments(said.english);
      const text = textOf(said.other, given);
      const rest = withoutFacts(text, given).replaceAll(names, "");
      return text === textOf(said.english, given) && /\p{L}/u.test(rest);
    })
    .map(({ path }) => path);
}

/** Sentences in which English counts (1 item, 2 items) and the other language has fewer forms than it must have. */
export function findUncounted(
  english: Words,
  other: Words,
  { counts, formsMin }: { counts: readonly number[]; formsMin: number },
): string[] {
  return listSaid(english, other)
    .filter(({ english: counted, other: said }) => {
      const given = findArguments(counted);
      const place = given?.indexOf(3) ?? -1;
      if (!given || place < 0) return false;
      const forms = (value: unknown, numbers: readonly number[]) =>
        new Set(
          numbers.map((count) =>
            textOf(value, given.with(place, count)).replaceAll(String(count), "#"),
          ),
        ).size;
      return forms(counted, [1, 2]) > 1 && forms(said, counts) < formsMin;
    })
    .map(({ path }) => path);
}

/** Whatever of a language's sentences is not written in its script, but for what stands in `names`. */
export function findForeignScript(words: Words, script: RegExp, names: RegExp): string[] {
  return listSaid(words, words)
    .filter(({ english: said }) => {
      const given = findArguments(said);
      const text = withoutFacts(textOf(said, given), given).replaceAll(names, "");
      return /\p{L}/u.test(text) && !script.test(text);
    })
    .map(({ path }) => path);
}

/** Sentences from right to left in which a command stands bare: its slash would change sides. */
export function findBareCommands(words: Words): string[] {
  return listSaid(words, words)
    .filter(({ english: said }) => {
      const text = textOf(said, findArguments(said));
      return /\/[a-z]/.test(text.replaceAll(/\u2066[^\u2069]*\u2069/g, ""));
    })
    .map(({ path }) => path);
}

function listSaid(english: Words, other: Words, path = ""): Said[] {
  return Object.entries(english).flatMap(([key, value]): Said[] => {
    const here = path ? `${path}.${key}` : key;
    const theirs = other[key];
    if (isGroup(value)) return isGroup(theirs) ? listSaid(value, theirs, here) : [];
    return [{ path: here, english: value, other: theirs }];
  });
}

function isGroup(value: unknown): value is Words {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Arguments that a sentence makes a text of; none where it takes none, undefined where nothing fits. */
function findArguments(said: unknown): readonly unknown[] | undefined {
  if (typeof said !== "function") return [];
  return combine(said.length).find((given) => {
    const text = textOf(said, given);
    return text !== "" && !NONSENSE.test(text);
  });
}

function combine(length: number): (readonly unknown[])[] {
  if (length === 0) return [[]];
  return combine(length - 1).flatMap((rest) => SAMPLES.map((one) => [...rest, one]));
}

function textOf(said: unknown, given: readonly unknown[] | undefined): string {
  if (typeof said !== "function") return flatten(said);
  try {
    return given ? flatten(said(...given)) : "";
  } catch {
    return ""; // these arguments are not of its kind
  }
}

function flatten(value: unknown): string {
  return isGroup(value) || Array.isArray(value)
    ? Object.values(value).map(flatten).join("")
    : String(value);
}

function withoutFacts(text: string, given: readonly unknown[] | undefined): string {
  const facts = [...(given ?? []), ...Object.values(FACTS), ...Object.values(FACTS.asked)];
  return facts
    .filter((fact) => typeof fact === "string" && fact !== "")
    .reduce<string>((rest, fact) => rest.replaceAll(String(fact), ""), text);
}
