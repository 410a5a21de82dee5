import { firstId } from "@/lib/id";

type ListKind = Parameters<typeof firstId>[0];

/** What a list is narrowed down to, as SQL: every condition added holds, and values travel apart from the text. */
export type NarrowedList = {
  readonly values: unknown[];
  /** Keeps a value; the answer is its place in the statement: `$3`. */
  bind(value: unknown): string;
  add(condition: string): void;
  /** Adds a condition on a value, where there is one. */
  when(value: unknown, condition: (place: string) => string): void;
  /** All conditions, for after WHERE. */
  where(): string;
};

/** A list that staff read page by page or take away as a file. */
export type StaffList<Row extends object, Entry> = {
  /** What it is made of: `orders o`, with an id. */
  readonly from: string;
  /** What narrows it down, to what comes after a cursor where one is given. */
  readonly narrow: (cursor: string | undefined) => NarrowedList;
  /** SQL text: the newest rows. */
  readonly select: (list: NarrowedList, limit: number) => string;
  readonly toEntry: (row: Row) => Entry;
  /** Where the page ends that ends with it. */
  readonly cursorOf: (entry: Entry) => string;
};

/** A list that nothing narrows down yet. */
export function narrowList(): NarrowedList {
  const values: unknown[] = [];
  const conditions = ["true"];
  const list: NarrowedList = {
    values,
    bind: (value) => `$${values.push(value)}`,
    add: (condition) => void conditions.push(condition),
    when: (value, condition) => {
      if (value !== undefined) list.add(condition(list.bind(value)));
    },
    where: () => conditions.join(" AND "),
  };
  return list;
}

type Period = { readonly from?: string | undefined; readonly to?: string | undefined };

const CLOCKS_APART_MS = 3_600_000;

/**
 * Narrows a list of `alias` down to a period, and to what comes after `cursor` where the newest come first. Ids sort by the time they were made, so
 * that their index leads there; the exact time is the row's own, which another clock wrote.
 */
export function narrowPeriod(
  list: NarrowedList,
  {
    alias,
    kind,
    from,
    to,
    cursor,
  }: Period & { alias: string; kind: ListKind; cursor?: string | undefined },
): void {
  const firstAt = (time: string, shiftMs: number) =>
    firstId(kind, new Date(Date.parse(time) + shiftMs));
  list.when(from, (place) => `${alias}.created_at >= ${place}::timestamptz`);
  list.when(from && firstAt(from, -CLOCKS_APART_MS), (place) => `${alias}.id >= ${place}`);
  list.when(to, (place) => `${alias}.created_at < ${place}::timestamptz`);
  list.when(to && firstAt(to, CLOCKS_APART_MS), (place) => `${alias}.id < ${place}`);
  list.when(cursor, (place) => `${alias}.id < ${place}`);
}
