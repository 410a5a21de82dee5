"use client";

import { useRouter } from "next/navigation";
import { type FormEvent, type ReactNode, useTransition } from "react";
import { type CatalogQuery, catalogHref } from "./catalog-query";

/** An ordinary GET form; once JavaScript runs it goes to the result without loading the page anew. */
export function SearchBox({ query, children }: { query: CatalogQuery; children: ReactNode }) {
  const router = useRouter();
  const [isPending, startTransition] = useTransition();
  function search(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get("q");
    const q = typeof typed === "string" ? typed.trim() : "";
    startTransition(() => router.replace(catalogHref(query, { q: q || undefined })));
    if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
  }
  return (
    <search aria-busy={isPending}>
      <form action="/" className="relative" onSubmit={search}>
        {children}
      </form>
    </search>
  );
}
