import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Placeholder } from "@/components/ui/placeholder";
import type { ActView } from "@/lib/audit/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { ActEntry } from "./act-entry";
import { isNarrowed, type ListQuery, listHref } from "./list-query";

const words = ADMIN_EN.audit;

type Props = { acts: readonly ActView[]; nextCursor: string | null; query: ListQuery };

/** A page of the log, newest first, and the way to the older ones. */
export function AuditList({ acts, nextCursor, query }: Props) {
  if (acts.length === 0)
    return (
      <Placeholder
        icon="file"
        title={isNarrowed(query) ? words.noneTitle : words.emptyTitle}
        text={isNarrowed(query) ? words.noneText : words.emptyText}
      >
        {isNarrowed(query) ? (
          <Link href="/admin/audit" prefetch={false} className={buttonClass("tinted")}>
            {ADMIN_EN.filters.clear}
          </Link>
        ) : null}
      </Placeholder>
    );
  return (
    <>
      <ul aria-label={words.title} className="divide-y divide-line rounded-2xl bg-surface">
        {acts.map((act) => (
          <li key={act.id}>
            <ActEntry act={act} />
          </li>
        ))}
      </ul>
      <nav aria-label={words.pages} className="flex justify-between gap-2 pt-4">
        {query.cursor ? (
          <Link
            href={listHref("/admin/audit", { ...query, cursor: undefined })}
            prefetch={false}
            className={buttonClass("tinted")}
          >
            {ADMIN_EN.common.newest}
          </Link>
        ) : null}
        {nextCursor ? (
          <Link
            href={listHref("/admin/audit", { ...query, cursor: nextCursor })}
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
