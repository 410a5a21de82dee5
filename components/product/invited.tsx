"use client";

import { lazy, type ReactNode, Suspense } from "react";
import { Personal } from "@/components/telegram/personal";
import { useWords } from "@/components/telegram/words";
import { SkeletonList } from "@/components/ui/skeleton-list";
import type { CatalogQuery } from "./catalog-query";

// A shop that is open to everybody never loads these: its pages are drawn by the server.
const InvitedCatalog = lazy(() => import("./invited-catalog"));
const InvitedProduct = lazy(() => import("./invited-product"));

/** The shop's front where only invited shoppers may look: asked for in their name. */
export function InvitedFront({ shopName, query }: { shopName: string; query: CatalogQuery }) {
  return (
    <Waiting>
      <InvitedCatalog shopName={shopName} query={query} />
    </Waiting>
  );
}

/** A product where only invited shoppers may look. */
export function InvitedPage({ slug, locationId }: { slug: string; locationId: string | null }) {
  return (
    <Waiting>
      <InvitedProduct slug={slug} locationId={locationId} />
    </Waiting>
  );
}

function Waiting({ children }: { children: ReactNode }) {
  const words = useWords();
  const loading = <SkeletonList rows={6} label={words.common.loading} />;
  return (
    <Personal loading={loading}>
      <Suspense fallback={loading}>{children}</Suspense>
    </Personal>
  );
}
