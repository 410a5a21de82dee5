"use client";

import Link from "next/link";
import { useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Picture } from "@/components/ui/picture";
import { Placeholder } from "@/components/ui/placeholder";
import type { ProductItem } from "@/lib/catalog/rules";
import { sourcesOf } from "@/lib/picture/rules";
import { CATALOG_EN as words } from "@/lib/text/admin-catalog-en";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { callAdmin } from "./api";
import { CatalogBulk } from "./catalog-bulk";
import { Refused } from "./confirm-in-chat";
import { isNarrowed, type ListQuery, listHref } from "./list-query";
import { MoveButtons } from "./move-buttons";
import { priceRange, stockSummary, TONES } from "./offer-facts";
import { StateBadge } from "./state-badge";
import { useAct } from "./use-act";

type Props = {
  items: readonly ProductItem[];
  nextCursor: string | null;
  query: ListQuery;
  canEdit: boolean;
};

const COLUMNS = "lg:grid-cols-[minmax(0,3fr)_minmax(0,1.2fr)_minmax(0,1.2fr)_minmax(0,1fr)_9rem]";

/**
 * A page of the products: cards on a phone, a table where there is room. Several can be chosen and changed together; what became of that is
 * told even where none is left on the page.
 */
export function CatalogList({ items, nextCursor, query, canEdit }: Props) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const [said, setSaid] = useState("");
  const { isBusy, error, run } = useAct();
  const selected = items.filter(({ id }) => chosen.has(id));
  // Only among all of them is "after which one" a place.
  const canMove = canEdit && !isNarrowed(query);

  function toggle(ids: readonly string[], isOn: boolean) {
    setSaid("");
    setChosen((known) => {
      const next = new Set(known);
      for (const id of ids) isOn ? next.add(id) : next.delete(id);
      return next;
    });
  }

  function mover(at: number, by: -1 | 1): (() => void) | undefined {
    const item = items[at];
    const after = by === 1 ? items[at + 1] : items[at - 2];
    // What stands before this page is not known here.
    const isKnown = by === 1 ? after : at > 1 || (at === 1 && !query.cursor);
    if (!canMove || !item || !isKnown) return undefined;
    const body = { after_id: after?.id ?? null };
    return () =>
      run(() => callAdmin(`/api/admin/products/${item.id}/move`, { method: "POST", body }));
  }

  return (
    <>
      <p role="status" className={said ? "rise mb-4 rounded-xl bg-tint px-4 py-3" : "sr-only"}>
        {said}
      </p>
      {error ? <Refused error={error} /> : null}
      {items.length > 0 ? (
        <div className="overflow-hidden rounded-2xl bg-surface">
          <div className="flex items-center gap-3 border-b border-line px-4 py-2.5 text-sm font-medium text-muted">
            {canEdit ? (
              <Choice
                label={words.selectAll}
                isOn={selected.length === items.length}
                onChange={(isOn) =>
                  toggle(
                    items.map(({ id }) => id),
                    isOn,
                  )
                }
              />
            ) : null}
            <span className="lg:hidden">{words.products(items.length)}</span>
            <div aria-hidden="true" className={classNames("hidden flex-1 gap-4 lg:grid", COLUMNS)}>
              {Object.values(words.columns).map((title) => (
                <span key={title}>{title}</span>
              ))}
            </div>
            {canMove ? <span className="hidden w-22 lg:block" /> : null}
          </div>
          <ul aria-label={words.title} className="divide-y divide-line">
            {items.map((item, at) => (
              <li key={item.id} className="flex items-center gap-3 px-4 py-3">
                {canEdit ? (
                  <Choice
                    label={words.select(item.title)}
                    isOn={chosen.has(item.id)}
                    onChange={(isOn) => toggle([item.id], isOn)}
                  />
                ) : null}
                <Row item={item} />
                {canMove ? (
                  <MoveButtons
                    title={item.title}
                    isBusy={isBusy}
                    onUp={mover(at, -1)}
                    onDown={mover(at, 1)}
                    className="max-sm:-mr-2 max-sm:flex-col"
                  />
                ) : null}
              </li>
            ))}
          </ul>
        </div>
      ) : (
        <None query={query} />
      )}
      <Pages nextCursor={nextCursor} query={query} />
      {selected.length > 0 ? (
        <CatalogBulk
          selected={selected}
          onClear={() => setChosen(new Set())}
          onDone={(text) => {
            setChosen(new Set());
            setSaid(text);
          }}
        />
      ) : null}
    </>
  );
}

/** Of a shop that has no product yet the page itself says what comes first. */
function None({ query }: Pick<Props, "query">) {
  if (!(isNarrowed(query) || query.cursor)) return null;
  return (
    <Placeholder icon="search" title={words.noneTitle} text={words.noneText}>
      <Link href="/admin/catalog" prefetch={false} className={buttonClass("tinted")}>
        {ADMIN_EN.filters.clear}
      </Link>
    </Placeholder>
  );
}

type ChoiceProps = { label: string; isOn: boolean; onChange: (isOn: boolean) => void };

function Choice({ label, isOn, onChange }: ChoiceProps) {
  return (
    <label className="-m-2.5 grid size-11 shrink-0 cursor-pointer place-items-center">
      <input
        type="checkbox"
        aria-label={label}
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
        className="size-5 accent-accent"
      />
    </label>
  );
}

function Row({ item }: { item: ProductItem }) {
  const stock = stockSummary(item.offers);
  const price = priceRange(item.offers, ADMIN_EN.locale);
  return (
    <Link
      href={`/admin/catalog/${item.id}`}
      prefetch={false}
      className={classNames("grid min-w-0 flex-1 items-center gap-x-4 gap-y-1 rounded-lg", COLUMNS)}
    >
      <span className="flex min-w-0 items-center gap-3">
        <Picture
          src={item.image_url}
          sources={sourcesOf(item.image_url)}
          sizes="48px"
          alt=""
          className="size-12 shrink-0 rounded-lg"
        />
        <span className="min-w-0">
          <span dir="auto" className="line-clamp-2 font-medium">
            {item.title}
          </span>
          <span className="block truncate text-sm text-muted">{item.slug}</span>
        </span>
      </span>
      <span className="line-clamp-2 text-sm text-muted max-lg:hidden">{item.category_title}</span>
      <span className="tabular text-sm max-lg:hidden">{price ?? "—"}</span>
      <span className={classNames("text-sm max-lg:hidden", TONES[stock.tone])}>{stock.text}</span>
      <span className="max-lg:hidden">
        <StateBadge state={item.state} />
      </span>
      <span className="flex flex-wrap items-center gap-x-3 gap-y-1 pl-15 text-sm lg:hidden">
        <StateBadge state={item.state} />
        {price ? <span className="tabular">{price}</span> : null}
        <span className={TONES[stock.tone]}>{stock.text}</span>
      </span>
    </Link>
  );
}

function Pages({ nextCursor, query }: Pick<Props, "nextCursor" | "query">) {
  if (!(nextCursor || query.cursor)) return null;
  return (
    <nav aria-label={words.pages} className="flex justify-between gap-2 pt-4">
      {query.cursor ? (
        <Link
          href={listHref("/admin/catalog", { ...query, cursor: undefined })}
          prefetch={false}
          className={buttonClass("tinted")}
        >
          {words.first}
        </Link>
      ) : null}
      {nextCursor ? (
        <Link
          href={listHref("/admin/catalog", { ...query, cursor: nextCursor })}
          prefetch={false}
          className={buttonClass("tinted", "ml-auto")}
        >
          {words.next}
        </Link>
      ) : null}
    </nav>
  );
}
