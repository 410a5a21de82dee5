"use client";

import { useBuyerWords } from "@/components/telegram/buyer-words";
import { SkeletonList } from "@/components/ui/skeleton-list";

/** Where a form will stand. */
export function CheckoutSkeleton() {
  const words = useBuyerWords();
  return (
    <div className="space-y-6 pt-7">
      <SkeletonList rows={2} label={words.common.loading} />
      <SkeletonList rows={6} label={words.common.loading} />
    </div>
  );
}
