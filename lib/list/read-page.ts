import { query, queryOne } from "@/lib/db";
import { cutPage } from "@/lib/page";
import { type NarrowedList, narrowList } from "@/lib/sql";
import { COUNTED_MAX, type ListPage, PAGE_LENGTH } from "./rules";

/** SQL that selects ids, in a column `id`. */
export type FoundIds = { readonly text: string; readonly values: readonly unknown[] };

/** A list that staff read page by page or take away as a file. */
export type StaffList<Row extends object, Entry> = {
  /** What its rows are called: `o`. */
  readonly alias: string;
  /** All their ids, in any order, each once. */
  readonly find: () => FoundIds;
  /** What narrows it down, to what comes after a cursor where one is given. */
  readonly narrow: (cursor: string | undefined) => NarrowedList;
  /** SQL text: the newest rows. */
  readonly select: (list: NarrowedList, limit: number) => string;
  readonly toEntry: (row: Row) => Entry;
  /** Where the page ends that ends with it. */
  readonly cursorOf: (entry: Entry) => string;
};

/**
 * Reads one page of a list, newest first, that begins after `cursor`, and counts the whole list as far as `COUNTED_MAX`. A list that is shorter
 * than that is looked through once and sorted; a longer one is read from its end, where its rows lie close together. Left to itself, PostgreSQL
 * would read short lists from the end of their table, too, and find that there are none only at its start. Unnamed statements: planned for just
 * these conditions.
 */
export async function readPage<Row extends object, Entry>(
  list: StaffList<Row, Entry>,
  cursor: string | undefined,
): Promise<ListPage<Entry>> {
  const { count, ids } = await countAndFind(list.find(), cursor);
  const isCountExact = count <= COUNTED_MAX;
  const page = isCountExact ? narrowToIds(list.alias, ids) : list.narrow(cursor);
  const text = list.select(page, PAGE_LENGTH + 1);
  const rows = await query<Row>({ text, values: page.values });
  return {
    ...cutPage(rows.map(list.toEntry), PAGE_LENGTH, list.cursorOf),
    count: Math.min(count, COUNTED_MAX),
    is_count_exact: isCountExact,
  };
}

/** The ids of what a list is narrowed down to, `from` a table: `orders o`. */
export function findIds(from: string, list: NarrowedList): FoundIds {
  const alias = from.split(" ").at(-1);
  return { text: `SELECT ${alias}.id FROM ${from} WHERE ${list.where()}`, values: list.values };
}

async function countAndFind(
  found: FoundIds,
  cursor: string | undefined,
): Promise<{ count: number; ids: string[] }> {
  const values = [...found.values, cursor ?? null];
  const after = `$${values.length}::text`;
  const text = `
WITH found AS MATERIALIZED (${found.text} LIMIT ${COUNTED_MAX + 1})
SELECT count(*)::int AS count,
       ARRAY(SELECT id FROM found WHERE ${after} IS NULL OR id < ${after} ORDER BY id DESC LIMIT ${PAGE_LENGTH + 1}) AS ids
  FROM found`;
  return queryOne({ text, values });
}

/** A list of just these rows. */
export function narrowToIds(alias: string, ids: readonly string[]): NarrowedList {
  const list = narrowList();
  list.when(ids, (place) => `${alias}.id = ANY (${place})`);
  return list;
}
