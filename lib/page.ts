/** A page of a list: where the next one begins, or null on the last. */
export type Page<Item> = { readonly items: Item[]; readonly next_cursor: string | null };

/** Makes a page of what was found: whoever asks for one more than `length` learns in the same answer whether there is more. */
export function cutPage<Item>(
  found: readonly Item[],
  length: number,
  cursorOf: (last: Item) => string,
): Page<Item> {
  const items = found.slice(0, length);
  const last = found.length > length ? items.at(-1) : undefined;
  return { items, next_cursor: last === undefined ? null : cursorOf(last) };
}
