import Link from "next/link";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Placeholder } from "@/components/ui/placeholder";
import { COUNTED_MAX, type StockView, UNIT_STATES } from "@/lib/stock/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { ADMIN_STOCK_EN as words } from "@/lib/text/admin-stock-en";
import { isNarrowed, type ListQuery, listHref } from "./list-query";
import { nameOffer } from "./name-offer";
import { StockBadge } from "./stock-badge";

const COLUMNS = "md:grid md:grid-cols-[minmax(0,1fr)_repeat(4,5rem)_9rem_1.25rem] md:gap-3";

type Props = { items: readonly StockView[]; nextCursor: string | null; query: ListQuery };

/** A page of offers with what is left of them, and the way on. */
export function StockList({ items, nextCursor, query }: Props) {
  if (items.length === 0) return <Nothing isFiltered={isNarrowed(query)} />;
  return (
    <>
      <div className="overflow-hidden rounded-2xl bg-surface">
        <p
          aria-hidden="true"
          className={`hidden border-b border-line px-4 py-2.5 text-sm text-muted ${COLUMNS}`}
        >
          <span>{words.offer}</span>
          {UNIT_STATES.map((state) => (
            <span key={state} className="text-right">
              {words.states[state]}
            </span>
          ))}
        </p>
        <ul aria-label={words.title} className="divide-y divide-line">
          {items.map((item) => (
            <li key={item.offer_id}>
              <Row item={item} />
            </li>
          ))}
        </ul>
      </div>
      <nav aria-label={words.pages} className="flex justify-between gap-2 pt-4">
        {query.cursor ? (
          <Link
            href={listHref("/admin/stock", { ...query, cursor: undefined })}
            prefetch={false}
            className={buttonClass("tinted")}
          >
            {words.first}
          </Link>
        ) : null}
        {nextCursor ? (
          <Link
            href={listHref("/admin/stock", { ...query, cursor: nextCursor })}
            prefetch={false}
            className={buttonClass("tinted", "ml-auto")}
          >
            {words.next}
          </Link>
        ) : null}
      </nav>
    </>
  );
}

function Row({ item }: { item: StockView }) {
  const { title, details } = nameOffer(item);
  return (
    <Link
      href={`/admin/stock/${item.offer_id}`}
      prefetch={false}
      className={`block px-4 py-3.5 hover:bg-fill active:bg-fill md:items-center ${COLUMNS}`}
    >
      <span className="flex items-start justify-between gap-3">
        <span className="min-w-0">
          <span className="block font-medium text-pretty">{title}</span>
          <span className="block text-sm text-muted">{details}</span>
        </span>
        <span className="md:hidden">
          <StockBadge stock={item} />
        </span>
      </span>
      {item.is_unlimited ? (
        <span className="block pt-1.5 text-sm text-muted md:col-span-4 md:pt-0 md:text-right">
          {words.unlimited}
          {item.version === null ? null : ` · ${words.version(item.version)}`}
        </span>
      ) : (
        <Counts item={item} />
      )}
      <span className="hidden text-right md:block">
        <StockBadge stock={item} />
      </span>
      <Icon name="chevron" size={18} className="hidden text-muted md:block" />
    </Link>
  );
}

function Counts({ item }: { item: StockView }) {
  return (
    <span className="grid grid-cols-4 gap-2 pt-2 md:contents">
      {UNIT_STATES.map((state) => (
        <span key={state} className="block md:text-right">
          <span className="block text-sm text-muted md:sr-only">{words.states[state]}</span>
          <span
            className={`tabular ${state === "free" ? "font-semibold" : ""} ${item[state] === 0 ? "text-muted" : ""}`}
          >
            {words.count(item[state], COUNTED_MAX)}
          </span>
        </span>
      ))}
    </span>
  );
}

function Nothing({ isFiltered }: { isFiltered: boolean }) {
  return (
    <Placeholder
      icon="orders"
      title={isFiltered ? words.noneTitle : words.emptyTitle}
      text={isFiltered ? words.noneText : words.emptyText}
    >
      {isFiltered ? (
        <Link href="/admin/stock" prefetch={false} className={buttonClass("tinted")}>
          {ADMIN_EN.filters.clear}
        </Link>
      ) : null}
    </Placeholder>
  );
}
