import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Placeholder } from "@/components/ui/placeholder";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { ActEntry } from "./act-entry";
import { type AuditQuery, auditHref, isFiltered } from "./audit-query";
import type { ActItem } from "./shapes";

const words = ADMIN_EN.audit;

type Props = { acts: readonly ActItem[]; nextCursor: string | null; query: AuditQuery };

/** A page of the log, newest first, and the way to the older ones. */
export function AuditList({ acts, nextCursor, query }: Props) {
  if (acts.length === 0)
    return (
      <Placeholder
        icon="file"
        title={isFiltered(query) ? words.noneTitle : words.emptyTitle}
        text={isFiltered(query) ? words.noneText : words.emptyText}
      >
        {isFiltered(query) ? (
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
            href={auditHref({ ...query, cursor: undefined })}
            prefetch={false}
            className={buttonClass("tinted")}
          >
            {ADMIN_EN.common.newest}
          </Link>
        ) : null}
        {nextCursor ? (
          <Link
            href={auditHref({ ...query, cursor: nextCursor })}
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
