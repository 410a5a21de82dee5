import { query, queryOne } from "@/lib/db";
import { narrowToIds, type StaffList } from "./read-page";
import { COUNTED_MAX } from "./rules";

/** One page of a list that is leafed through by number, and how long the whole list is, counted as far as `COUNTED_MAX`. */
export type NumberedPage<Entry> = {
  readonly items: readonly Entry[];
  /** The page that was read: the last one where there are fewer than wanted, 1 of an empty list. */
  readonly page: number;
  readonly pages: number;
  readonly count: number;
  readonly is_count_exact: boolean;
};

type Wanted = { readonly page: number; readonly length: number };

/**
 * Reads page number `page` (from 1) of a list, newest first. What lies beyond `COUNTED_MAX` entries has no page: whoever wants that old looks
 * for it.
 */
export async function readNumberedPage<Row extends object, Entry>(
  list: StaffList<Row, Entry>,
  { page, length }: Wanted,
): Promise<NumberedPage<Entry>> {
  const found = list.find();
  const text = `SELECT count(*)::int AS count FROM (${found.text} LIMIT ${COUNTED_MAX + 1}) AS found`;
  const counted = await queryOne<{ count: number }>({ text, values: [...found.values] });
  const count = Math.min(counted.count, COUNTED_MAX);
  const pages = Math.max(1, Math.ceil(count / length));
  const read = Math.min(Math.max(1, page), pages);
  const ids = await readIds(list, { page: read, length });
  const wanted = narrowToIds(list.alias, ids);
  const rows = await query<Row>({ text: list.select(wanted, length), values: wanted.values });
  const isExact = counted.count <= COUNTED_MAX;
  return { items: rows.map(list.toEntry), page: read, pages, count, is_count_exact: isExact };
}

async function readIds<Row extends object, Entry>(
  list: StaffList<Row, Entry>,
  { page, length }: Wanted,
): Promise<string[]> {
  const { text, values } = list.find();
  const rows = await query<{ id: string }>({
    text: `SELECT id FROM (${text}) AS found ORDER BY id DESC LIMIT ${length} OFFSET ${(page - 1) * length}`,
    values: [...values],
  });
  return rows.map(({ id }) => id);
}
