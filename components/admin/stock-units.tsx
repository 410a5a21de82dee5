"use client";

import Link from "next/link";
import { useState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { Placeholder } from "@/components/ui/placeholder";
import type { StockView, UnitState, UnitView } from "@/lib/stock/rules";
import { ADMIN_STOCK_EN as words } from "@/lib/text/admin-stock-en";
import { type ListQuery, listHref } from "./list-query";
import { StockUnit } from "./stock-unit";

type Props = {
  stock: StockView;
  units: readonly UnitView[];
  nextCursor: string | null;
  query: ListQuery;
  /** Absent where one may not. */
  onVoid: ((unitIds: readonly string[]) => void) | null;
  onReveal: ((id: string, title: string) => void) | null;
};

/** A page of units; free ones can be chosen, to go out of sale together. */
export function StockUnits({ stock, units, nextCursor, query, onVoid, onReveal }: Props) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const path = `/admin/stock/${stock.offer_id}`;
  const free = units.filter(({ state }) => state === "free").map(({ id }) => id);
  const choose = (id: string, isChosen: boolean) =>
    setChosen((now) => new Set(isChosen ? [...now, id] : [...now].filter((one) => one !== id)));
  if (units.length === 0) return <NoUnits path={path} state={query.state} />;
  return (
    <section aria-label={words.list}>
      <div className="flex min-h-12 items-center justify-between pb-1">
        <h2 className="text-xl font-semibold">
          {words.list}
          {query.state ? (
            <span className="font-normal text-muted">
              {" "}
              · {words.states[query.state as UnitState]}
            </span>
          ) : null}
        </h2>
        {onVoid && free.length > 1 ? (
          <Button look="plain" className="-mr-3 px-3" onClick={() => setChosen(new Set(free))}>
            {words.chooseAll}
          </Button>
        ) : null}
      </div>
      <ul aria-label={words.list} className="divide-y divide-line rounded-2xl bg-surface">
        {units.map((unit) => (
          <li key={unit.id}>
            <StockUnit
              unit={unit}
              isChosen={chosen.has(unit.id)}
              onChoose={onVoid ? (isChosen) => choose(unit.id, isChosen) : null}
              onReveal={onReveal}
            />
          </li>
        ))}
      </ul>
      <nav aria-label={words.unitPages} className="flex justify-between gap-2 pt-4">
        {query.cursor ? (
          <Link
            href={listHref(path, { state: query.state })}
            prefetch={false}
            className={buttonClass("tinted")}
          >
            {words.newest}
          </Link>
        ) : null}
        {nextCursor ? (
          <Link
            href={listHref(path, { state: query.state, cursor: nextCursor })}
            prefetch={false}
            className={buttonClass("tinted", "ml-auto")}
          >
            {words.older}
          </Link>
        ) : null}
      </nav>
      {onVoid && chosen.size > 0 ? (
        <div className="rise sticky bottom-[calc(var(--inset-bottom)+0.75rem)] mt-4 flex flex-wrap items-center gap-x-2 gap-y-1 rounded-2xl border border-line bg-surface p-3 pl-4 shadow-lg">
          <p role="status" className="flex-1 font-medium whitespace-nowrap">
            {words.chosen(chosen.size)}
          </p>
          <Button look="plain" className="px-3" onClick={() => setChosen(new Set())}>
            {words.unchoose}
          </Button>
          <Button
            look="danger"
            className="border border-line px-4 max-sm:w-full"
            onClick={() => onVoid([...chosen])}
          >
            {words.void}
          </Button>
        </div>
      ) : null}
    </section>
  );
}

function NoUnits({ path, state }: { path: string; state: string | undefined }) {
  if (!state)
    return <Placeholder icon="orders" title={words.noUnitsTitle} text={words.noUnitsText} />;
  return (
    <Placeholder
      icon="orders"
      title={words.noUnitsTitle}
      text={words.noUnitsOf(words.states[state as UnitState])}
    >
      <Link href={path} prefetch={false} className={buttonClass("tinted")}>
        {words.seeAll}
      </Link>
    </Placeholder>
  );
}
