"use client";

import { Failure } from "@/components/telegram/failure";
import { useGoodsWords } from "@/components/telegram/goods-words";
import { usePersonal } from "@/components/telegram/use-answer";
import { SkeletonList } from "@/components/ui/skeleton-list";
import type { CatalogPage, ProductDetail } from "@/lib/catalog/rules";
import { ProductView } from "./product-view";

type Props = { slug: string; locationId: string | null };

export default function InvitedProduct({ slug, locationId }: Props) {
  const words = useGoodsWords();
  const {
    data: product,
    error,
    reload,
  } = usePersonal<ProductDetail>(`/api/catalog/${encodeURIComponent(slug)}`);
  const { data: page } = usePersonal<CatalogPage>("/api/catalog");
  if (error && !product) return <Failure error={error} onRetry={reload} />;
  if (!product || !page) return <SkeletonList rows={6} label={words.common.loading} />;
  const { locations } = page;
  return (
    <ProductView product={product} locations={locations} locationId={locationId} words={words} />
  );
}
