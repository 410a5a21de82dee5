"use client";

import { BasketButton } from "@/components/basket/basket-button";
import { Failure } from "@/components/telegram/failure";
import { useGoodsWords } from "@/components/telegram/goods-words";
import { usePersonal } from "@/components/telegram/use-answer";
import { SkeletonList } from "@/components/ui/skeleton-list";
import type { CatalogPage } from "@/lib/catalog/rules";
import { Catalog } from "./catalog";
import { type CatalogQuery, catalogSearch } from "./catalog-query";

type Props = { shopName: string; query: CatalogQuery };

export default function InvitedCatalog({ shopName, query }: Props) {
  const words = useGoodsWords();
  const path = `/api/catalog${catalogSearch(query)}`;
  const { data: page, error, reload } = usePersonal<CatalogPage>(path);
  if (error && !page) return <Failure error={error} onRetry={reload} />;
  if (!page) return <SkeletonList rows={6} label={words.common.loading} />;
  return (
    <>
      <Catalog shopName={shopName} page={page} query={query} words={words} />
      <BasketButton />
    </>
  );
}
