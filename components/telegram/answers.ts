/** What is known about one address of the API: the last answer, and the last failure if that came later. */
export type Answer<Data> = { readonly data?: Data; readonly error?: unknown };

type Entry = {
  answer: Answer<unknown>;
  listeners: Set<() => void>;
  /** When the answer came; 0 when it has to be asked again. */
  askedAt: number;
  pending: Promise<void> | null;
  /** Grows with each local change: an answer asked for before it comes too late. */
  version: number;
};

const FRESH_MS = 2000;
const NOTHING: Answer<never> = {};

type Ask = (path: string) => Promise<unknown>;

/**
 * Answers by address, shared by all screens: one question at a time for each, the old answer shown until the new one
 * is here. Some 60 lines in place of a library, which would cost 6 KB of the first load.
 */
export function createAnswers(ask: Ask, now: () => number = Date.now) {
  const entries = new Map<string, Entry>();

  function entryOf(path: string): Entry {
    const known = entries.get(path);
    if (known) return known;
    const entry: Entry = {
      answer: NOTHING,
      listeners: new Set(),
      askedAt: 0,
      pending: null,
      version: 0,
    };
    entries.set(path, entry);
    return entry;
  }

  function tell(entry: Entry, answer: Answer<unknown>): void {
    entry.answer = answer;
    for (const listener of entry.listeners) listener();
  }

  async function askFor(path: string, entry: Entry): Promise<void> {
    const { version } = entry;
    try {
      const data = await ask(path);
      if (entry.version !== version) return;
      // The same answer again keeps its identity, so nothing is drawn anew.
      const isSame =
        !entry.answer.error && JSON.stringify(data) === JSON.stringify(entry.answer.data);
      if (!isSame) tell(entry, { data });
    } catch (error) {
      if (entry.version === version) tell(entry, { data: entry.answer.data, error });
    }
  }

  /** Asks, unless the answer is fresh or on its way. */
  async function load(path: string): Promise<void> {
    const entry = entryOf(path);
    if (entry.pending !== null) return entry.pending;
    if (now() - entry.askedAt < FRESH_MS) return;
    entry.askedAt = now();
    entry.pending = askFor(path, entry).finally(() => {
      entry.pending = null;
    });
    return entry.pending;
  }

  /** Asks again, however fresh the answer is; what nobody looks at is asked when somebody does. */
  async function reload(path: string): Promise<void> {
    const entry = entryOf(path);
    entry.askedAt = 0;
    if (entry.pending !== null) await entry.pending;
    if (entry.listeners.size > 0) await load(path);
  }

  return {
    load,
    reload,
    /** Asks again for all that somebody looks at, and lets go of the rest. */
    reloadAll(): void {
      for (const [path, { listeners }] of entries)
        if (listeners.size > 0) void reload(path);
        else entries.delete(path);
    },
    /** Puts in what is known from elsewhere; a question on its way is out of date with it. */
    put(path: string, data: unknown): void {
      const entry = entryOf(path);
      entry.version += 1;
      entry.askedAt = now();
      tell(entry, { data });
    },
    get: (path: string): Answer<unknown> => entries.get(path)?.answer ?? NOTHING,
    listen(path: string, listener: () => void): () => void {
      const { listeners } = entryOf(path);
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
