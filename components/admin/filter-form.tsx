import Link from "next/link";
import type { ReactNode } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { TextField } from "@/components/ui/text-field";
import { ADMIN_EN } from "@/lib/text/admin-en";

const words = ADMIN_EN.filters;

type Props = {
  /** Where the list is. */
  path: string;
  /** The address as it is, so that a form left half filled in is not mixed into another. */
  href: string;
  search: { readonly value: string | undefined; readonly hint: string; readonly min?: number };
  isNarrowed: boolean;
  /** Whether one of the rarer filters is in use: they are open from the start then. */
  isOpen: boolean;
  /** The rarer filters, in a grid. */
  children: ReactNode;
};

/** What narrows a list down: an ordinary GET form, so that every view of a list has an address. */
export function FilterForm({ path, href, search, isNarrowed, isOpen, children }: Props) {
  return (
    <form key={href} action={path} className="mb-4 rounded-2xl bg-surface p-4 pb-2">
      <div className="flex flex-wrap items-end gap-2">
        <TextField
          className="min-w-48 flex-1"
          label={words.search}
          placeholder={search.hint}
          name="q"
          type="search"
          minLength={search.min}
          maxLength={100}
          defaultValue={search.value}
          enterKeyHint="search"
          autoComplete="off"
        />
        <Button type="submit" look="tinted">
          {words.apply}
        </Button>
        {isNarrowed ? (
          <Link href={path} prefetch={false} className={buttonClass("plain", "px-2")}>
            {words.clear}
          </Link>
        ) : null}
      </div>
      <details open={isOpen} className="group">
        <summary className="flex min-h-11 w-fit cursor-pointer list-none items-center gap-1 pr-2 font-medium text-link [&::-webkit-details-marker]:hidden">
          <Icon name="chevron" size={18} className="transition-transform group-open:rotate-90" />
          {words.more}
        </summary>
        <div className="grid grid-cols-2 gap-3 pt-1 pb-2 md:grid-cols-3 lg:grid-cols-4">
          {children}
        </div>
      </details>
    </form>
  );
}
