import { LRUCache } from "lru-cache";

// Together less than the 2 s that what is shown may be old.
const ANSWER_MS = 1_500;
const PART_MS = 400;
const ANSWERS_MAX = 2_000;
const CHARACTERS_MAX = 16_000_000;

type Cache = LRUCache<string, string, () => Promise<string>>;

declare global {
  var kioskAnswers: Cache | undefined;
}

/** The answer under `key`, made at most once in 1.5 s however many ask for it. A failure is shared by those who waited and forgotten. */
export async function rememberAnswer(key: string, make: () => Promise<string>): Promise<string> {
  return answers().forceFetch(key, { context: make });
}

/** What goes into other answers: made at most once in 0.4 s, so that it is not old already when it goes in. */
export async function rememberPart(key: string, make: () => Promise<string>): Promise<string> {
  return answers().forceFetch(key, { context: make, ttl: PART_MS });
}

/** An answer that is still fresh, or null. */
export function findAnswer(key: string): string | null {
  return answers().get(key) ?? null;
}

// On globalThis: Next gives every route a module of its own, and they shall share.
function answers(): Cache {
  globalThis.kioskAnswers ??= new LRUCache({
    max: ANSWERS_MAX,
    maxSize: CHARACTERS_MAX,
    sizeCalculation: (text) => text.length + 1,
    ttl: ANSWER_MS,
    ttlResolution: 0,
    fetchMethod: (_key, _stale, { context }) => context(),
  });
  return globalThis.kioskAnswers;
}
