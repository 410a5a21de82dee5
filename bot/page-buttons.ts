import type { Button } from "@/lib/telegram/keyboard";

type Place = { readonly page: number; readonly pages: number };

/** A row that leads to the pages around this one; none where there is one page. */
export function pageButtons(
  { page, pages }: Place,
  dataOf: (page: number) => string,
): readonly Button[][] {
  if (pages === 1) return [];
  const before = page > 1 ? [{ label: `‹ ${page - 1}`, data: dataOf(page - 1) }] : [];
  const after = page < pages ? [{ label: `${page + 1} ›`, data: dataOf(page + 1) }] : [];
  return [[...before, ...after]];
}
