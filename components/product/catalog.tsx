import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Placeholder } from "@/components/ui/placeholder";
import type { CatalogPage } from "@/lib/catalog/rules";
import type { ShopText } from "@/lib/text/goods-text";
import { type CatalogQuery, catalogHref, catalogSearch } from "./catalog-query";
import { Filters } from "./filters";
import { MoreProducts } from "./more-products";
import { ProductTile } from "./product-tile";
import { SearchForm } from "./search-form";

const EAGER = 4;

type Props = { shopName: string; page: CatalogPage; query: CatalogQuery; words: ShopText };

/** The shop's front: search, filters and the shelves. Rendered on the server, complete without JavaScript. */
export function Catalog({ shopName, page, query, words }: Props) {
  // A product opened from a place begins with the offer in that place.
  const search = catalogSearch({ location: query.location });
  return (
    <>
      <h1 className="sr-only">{shopName}</h1>
      <SearchForm query={query} words={words} />
      <Filters page={page} query={query} words={words} />
      {query.cursor ? (
        <Link
          href={catalogHref(query, {})}
          prefetch={false}
          className={buttonClass("plain", "mt-2 -ms-5")}
        >
          {words.catalog.fromStart}
        </Link>
      ) : null}
      {page.products.length > 0 ? (
        <section aria-label={words.catalog.products} className="mt-4">
          <ul className="grid grid-cols-2 gap-3 sm:grid-cols-3">
            {page.products.map((product, index) => (
              <ProductTile
                key={product.id}
                product={product}
                words={words}
                search={search}
                isEager={index < EAGER}
              />
            ))}
          </ul>
          <MoreProducts
            key={catalogSearch(query)}
            query={query}
            cursor={page.next_cursor}
            search={search}
          />
        </section>
      ) : (
        <Nothing query={query} words={words} />
      )}
    </>
  );
}

function Nothing({ query, words }: { query: CatalogQuery; words: ShopText }) {
  const isNarrowed = Boolean(query.location || query.category || query.q || query.cursor);
  if (!isNarrowed)
    return (
      <Placeholder icon="shop" title={words.catalog.closedTitle} text={words.catalog.closedText} />
    );
  const text = query.q ? words.catalog.emptySearch(query.q) : words.catalog.emptyText;
  return (
    <Placeholder icon="search" title={words.catalog.emptyTitle} text={text}>
      <Link href="/" replace prefetch={false} className={buttonClass("tinted")}>
        {words.catalog.reset}
      </Link>
    </Placeholder>
  );
}
