import { useState } from "react";
import { callApi } from "./api";
import { usePersonal } from "./use-answer";

type Page<Item> = { readonly items: readonly Item[]; readonly next_cursor: string | null };

/** Further pages hang on the first one: when that moves, they are out of date. */
type Further<Item> = Page<Item> & { readonly after: string };

/** A list of the shopper's own that comes page by page. */
export function usePages<Item>(path: string) {
  const { data: first, error: firstError, reload } = usePersonal<Page<Item>>(path);
  const [further, setFurther] = useState<Further<Item> | null>(null);
  const [isLoadingMore, setLoadingMore] = useState(false);
  const [moreError, setMoreError] = useState<unknown>(null);
  const start = first?.next_cursor ?? null;
  const added = further?.after === start ? further : null;
  const next = added ? added.next_cursor : start;

  async function loadMore(): Promise<void> {
    if (!start || !next) return;
    setLoadingMore(true);
    setMoreError(null);
    try {
      const page = await callApi<Page<Item>>(`${path}?${new URLSearchParams({ cursor: next })}`);
      setFurther({
        after: start,
        items: [...(added?.items ?? []), ...page.items],
        next_cursor: page.next_cursor,
      });
    } catch (problem) {
      setMoreError(problem);
    } finally {
      setLoadingMore(false);
    }
  }

  return {
    items: first && [...first.items, ...(added?.items ?? [])],
    hasMore: next !== null,
    isLoadingMore,
    error: firstError ?? moreError,
    loadMore: () => void loadMore(),
    reload,
  };
}
