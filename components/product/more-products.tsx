"use client";

import { lazy, Suspense, useState } from "react";
import { callApi } from "@/components/telegram/api";
import { Refusal } from "@/components/telegram/refusal";
import { useWords } from "@/components/telegram/words";
import { buttonClass } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import type { CatalogPage, ProductCard } from "@/lib/catalog/rules";
import { type CatalogQuery, catalogHref, catalogSearch } from "./catalog-query";

// The first page is drawn by the server: what draws a product in the browser comes with the second.
const MoreTiles = lazy(() => import("./more-tiles"));

type Props = { query: CatalogQuery; cursor: string | null; search: string };

/** Further pages, added below. Before JavaScript runs the button is a link to the next page. */
export function MoreProducts({ query, cursor, search }: Props) {
  const words = useWords();
  const [products, setProducts] = useState<readonly ProductCard[]>([]);
  const [next, setNext] = useState(cursor);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);

  async function load(from: string) {
    setBusy(true);
    setError(null);
    try {
      const page = await callApi<CatalogPage>(
        `/api/catalog${catalogSearch({ ...query, cursor: from })}`,
      );
      setProducts((known) => [...known, ...page.products]);
      setNext(page.next_cursor);
    } catch (problem) {
      setError(problem);
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      {products.length > 0 ? (
        <Suspense>
          <MoreTiles products={products} search={search} />
        </Suspense>
      ) : null}
      <Refusal error={error} />
      {next ? (
        <a
          href={catalogHref(query, { cursor: next })}
          aria-disabled={isBusy}
          className={buttonClass("tinted", "mt-5 flex w-full")}
          onClick={(event) => {
            event.preventDefault();
            if (!isBusy) void load(next);
          }}
        >
          {isBusy ? <Spinner /> : words.common.more}
        </a>
      ) : null}
    </>
  );
}
