"use client";

import { useRouter } from "next/navigation";
import { startTransition } from "react";

/** Loads anew what a page broke on, and shows the page again when it is there. */
export function useRetry(reset: () => void): () => void {
  const router = useRouter();
  return () =>
    startTransition(() => {
      router.refresh();
      reset();
    });
}
