import { firstId } from "@/lib/id";
import type { NarrowedList } from "@/lib/sql";

type ListKind = Parameters<typeof firstId>[0];

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
