import useSWRInfinite from "swr/infinite";
import { callApi } from "./api";
import { useTelegram } from "./state";

type Page<Item> = { readonly items: readonly Item[]; readonly next_cursor: string | null };

/** A list of the shopper's own that comes page by page. */
export function usePages<Item>(path: string) {
  const { phase } = useTelegram();
  const { data, error, size, setSize, isValidating, mutate } = useSWRInfinite<Page<Item>>(
    (index: number, previous: Page<Item> | null) => {
      if (phase !== "inside" || (index > 0 && !previous?.next_cursor)) return null;
      const cursor = previous?.next_cursor;
      return cursor ? `${path}?${new URLSearchParams({ cursor })}` : path;
    },
    (key: string) => callApi<Page<Item>>(key),
    { shouldRetryOnError: false, revalidateFirstPage: true },
  );
  return {
    items: data?.flatMap((page) => page.items),
    hasMore: Boolean(data?.at(-1)?.next_cursor),
    isLoadingMore: isValidating && data !== undefined && data.length < size,
    error: error as unknown,
    loadMore: () => void setSize(size + 1),
    reload: () => void mutate(),
  };
}
