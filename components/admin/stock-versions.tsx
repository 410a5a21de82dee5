import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { Placeholder } from "@/components/ui/placeholder";
import type { StockView, VersionView } from "@/lib/stock/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { ADMIN_STOCK_EN as words } from "@/lib/text/admin-stock-en";
import { type ListQuery, listHref } from "./list-query";
import { Mark } from "./state-mark";

type Props = {
  stock: StockView;
  versions: readonly VersionView[];
  nextCursor: string | null;
  query: ListQuery;
  onReveal: ((id: string, title: string) => void) | null;
};

/** What an unlimited offer delivers now and delivered before, newest first. */
export function StockVersions({ stock, versions, nextCursor, query, onReveal }: Props) {
  const path = `/admin/stock/${stock.offer_id}`;
  if (versions.length === 0)
    return <Placeholder icon="file" title={words.noVersionsTitle} text={words.noVersionsText} />;
  return (
    <section aria-label={words.versions}>
      <h2 className="text-xl font-semibold">{words.versions}</h2>
      <p className="max-w-prose pt-1 pb-3 text-sm text-muted">{words.versionsIntro}</p>
      <ul aria-label={words.versions} className="divide-y divide-line rounded-2xl bg-surface">
        {versions.map(({ id, version, mark, created_at: at }) => (
          <li key={id} className="flex items-center gap-3 p-4">
            <div className="min-w-0 flex-1">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
                <span className="font-medium">{words.version(version)}</span>
                {version === stock.version ? <Mark tone="good" text={words.current} /> : null}
              </p>
              <p className="pt-1 text-sm text-muted">
                {words.added} <Moment iso={at} locale={ADMIN_EN.locale} className="tabular" /> ·{" "}
                <span className="font-mono">{mark}</span>
              </p>
            </div>
            {onReveal ? (
              <Button
                look="tinted"
                className="min-h-11 shrink-0 px-4"
                aria-label={`${words.open}: ${words.version(version)}`}
                onClick={() => onReveal(id, words.version(version))}
              >
                {words.open}
              </Button>
            ) : null}
          </li>
        ))}
      </ul>
      <nav aria-label={words.pages} className="flex justify-between gap-2 pt-4">
        {query.cursor ? (
          <Link href={path} prefetch={false} className={buttonClass("tinted")}>
            {words.newest}
          </Link>
        ) : null}
        {nextCursor ? (
          <Link
            href={listHref(path, { cursor: nextCursor })}
            prefetch={false}
            className={buttonClass("tinted", "ml-auto")}
          >
            {ADMIN_EN.common.older}
          </Link>
        ) : null}
      </nav>
    </section>
  );
}
