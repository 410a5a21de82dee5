import Link from "next/link";
import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import type { IconName } from "@/components/ui/icon";
import { Placeholder } from "@/components/ui/placeholder";
import type { ListPage } from "@/lib/list/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { ADMIN_LISTS_EN } from "@/lib/text/admin-lists-en";
import { isNarrowed, type ListQuery, listHref, toListFilters } from "./list-query";

const words = ADMIN_LISTS_EN;

type Props = {
  path: string;
  query: ListQuery;
  page: ListPage<unknown>;
  empty: { readonly icon: IconName; readonly title: string; readonly text: string };
  /** Whether its viewer may take it away as a file. */
  isExportable: boolean;
  children: ReactNode;
};

/** What stands around the rows of a list: how many there are, the file of them, and the way to the other pages. */
export function ListFrame({ path, query, page, empty, isExportable, children }: Props) {
  if (page.items.length === 0)
    return isNarrowed(query) || query.cursor ? (
      <Placeholder icon="search" title={words.noneTitle} text={words.noneText}>
        <Link href={path} prefetch={false} className={buttonClass("tinted")}>
          {ADMIN_EN.filters.clear}
        </Link>
      </Placeholder>
    ) : (
      <Placeholder {...empty} />
    );
  const { cursor: _place, ...filters } = toListFilters(query);
  return (
    <>
      <div className="flex min-h-12 flex-wrap items-center justify-between gap-x-4 px-1 pb-2">
        <p className="tabular text-muted">{words.found(page.count, page.is_count_exact)}</p>
        {isExportable ? (
          <a
            href={listHref(`/api${path}/export`, filters)}
            download
            title={words.exportHint}
            className={buttonClass("plain", "px-3")}
          >
            {words.export}
          </a>
        ) : null}
      </div>
      {children}
      <nav aria-label={words.pages} className="flex justify-between gap-2 pt-4">
        {query.cursor ? (
          <Link
            href={listHref(path, { ...query, cursor: undefined })}
            prefetch={false}
            className={buttonClass("tinted")}
          >
            {ADMIN_EN.common.newest}
          </Link>
        ) : null}
        {page.next_cursor ? (
          <Link
            href={listHref(path, { ...query, cursor: page.next_cursor })}
            prefetch={false}
            className={buttonClass("tinted", "ml-auto")}
          >
            {ADMIN_EN.common.older}
          </Link>
        ) : null}
      </nav>
    </>
  );
}
