"use client";

import { useLinkStatus } from "next/link";

/** While the product's page is on its way, its picture breathes. */
export function TilePending() {
  const { pending } = useLinkStatus();
  return pending ? (
    <span className="absolute inset-0 z-10 animate-pulse bg-surface/50" aria-hidden="true" />
  ) : null;
}
