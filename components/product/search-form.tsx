import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import type { ShopText } from "@/lib/text/goods-text";
import { type CatalogQuery, catalogHref } from "./catalog-query";
import { SearchBox } from "./search-box";

/** The search field: an ordinary GET form that keeps the place and the category. */
export function SearchForm({ query, words }: { query: CatalogQuery; words: ShopText }) {
  return (
    <SearchBox query={query}>
      <label htmlFor="search" className="sr-only">
        {words.catalog.searchLabel}
      </label>
      <span className="pointer-events-none absolute inset-y-0 start-3.5 grid place-items-center text-muted">
        <Icon name="search" size={20} />
      </span>
      {query.location ? <input type="hidden" name="location" value={query.location} /> : null}
      {query.category ? <input type="hidden" name="category" value={query.category} /> : null}
      <input
        key={query.q ?? ""}
        id="search"
        name="q"
        type="search"
        defaultValue={query.q ?? ""}
        placeholder={words.catalog.searchHint}
        maxLength={100}
        enterKeyHint="search"
        autoComplete="off"
        className="h-12 w-full appearance-none rounded-full bg-surface ps-11 pe-12 text-base text-ink placeholder:text-muted [&::-webkit-search-cancel-button]:hidden"
      />
      {query.q ? (
        <Link
          href={catalogHref(query, { q: undefined })}
          replace
          prefetch={false}
          aria-label={words.catalog.clearSearch}
          className="absolute inset-y-0 end-0.5 grid w-11 place-items-center text-muted"
        >
          <Icon name="close" size={18} />
        </Link>
      ) : null}
    </SearchBox>
  );
}
