"use client";

import { useBuyerWords } from "@/components/telegram/buyer-words";
import { SkeletonList } from "@/components/ui/skeleton-list";

/** Where the checkout will stand: one line and the total, then the ways to pay. */
export function CheckoutSkeleton() {
  const words = useBuyerWords();
  return (
    <div className="space-y-5">
      <div className="pt-7">
        <SkeletonList rows={2} isLow label={words.common.loading} />
      </div>
      <MeansSkeleton hasBalance />
    </div>
  );
}

/** Where a top-up will stand: the amount, then the coins. */
export function RefillSkeleton() {
  return (
    <div className="space-y-5">
      <div className="h-43 rounded-2xl bg-surface" />
      <MeansSkeleton />
    </div>
  );
}

/** Where the ways to pay will stand, each group under its heading. */
export function MeansSkeleton({ hasBalance = false }: { hasBalance?: boolean }) {
  const words = useBuyerWords();
  return (
    <div className="space-y-5">
      {hasBalance ? (
        <div className="pt-7">
          <SkeletonList rows={1} label={words.common.loading} />
        </div>
      ) : null}
      <div className="pt-7">
        <SkeletonList rows={6} label={words.common.loading} />
      </div>
    </div>
  );
}
