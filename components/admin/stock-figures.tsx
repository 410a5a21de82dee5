import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import { COUNTED_MAX, type StockView, UNIT_STATES } from "@/lib/stock/rules";
import { ADMIN_STOCK_EN as words } from "@/lib/text/admin-stock-en";
import { listHref } from "./list-query";

/** How many units are in each state; each figure leads to just those, and once more to all. */
export function StockFigures({ stock, chosen }: { stock: StockView; chosen: string | null }) {
  const path = `/admin/stock/${stock.offer_id}`;
  return (
    <ul aria-label={words.list} className="grid grid-cols-2 gap-2 sm:grid-cols-4">
      {UNIT_STATES.map((state) => {
        const isChosen = state === chosen;
        return (
          <li key={state}>
            <Link
              href={listHref(path, { state: isChosen ? undefined : state })}
              prefetch={false}
              scroll={false}
              aria-current={isChosen ? "true" : undefined}
              className={classNames(
                "block rounded-2xl border-2 bg-surface px-4 py-3 active:opacity-70",
                isChosen ? "border-accent" : "border-transparent",
              )}
            >
              <span className="block text-sm text-muted">{words.states[state]}</span>
              <span className="tabular block text-2xl/8 font-semibold">
                {words.count(stock[state], COUNTED_MAX)}
              </span>
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
