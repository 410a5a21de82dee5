import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import type { UnitState, UnitView } from "@/lib/stock/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { ADMIN_STOCK_EN as words } from "@/lib/text/admin-stock-en";
import { Mark, type Tone } from "./state-mark";

const TONES: Record<UnitState, Tone> = {
  free: "good",
  reserved: "warn",
  sold: "link",
  void: "muted",
};

type Props = {
  unit: UnitView;
  isChosen: boolean;
  onChoose: ((isChosen: boolean) => void) | null;
  onReveal: ((id: string, title: string) => void) | null;
};

/** One unit: how it stands and what became of it. What it holds stays covered. */
export function StockUnit({ unit, isChosen, onChoose, onReveal }: Props) {
  const { id, mark, state } = unit;
  return (
    <div className="flex items-start gap-3 p-4">
      {onChoose ? (
        <label className="-m-2 grid size-11 shrink-0 place-items-center">
          <input
            type="checkbox"
            className="size-5 accent-(--accent) disabled:opacity-30"
            checked={isChosen}
            disabled={state !== "free"}
            onChange={(event) => onChoose(event.target.checked)}
          />
          <span className="sr-only">{words.choose(mark)}</span>
        </label>
      ) : null}
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-mono">
            <span aria-hidden="true" className="text-muted">
              ••••••
            </span>{" "}
            <span className="sr-only">{words.unit("")}</span>
            {mark}
          </span>
          <Mark tone={TONES[state]} text={words.states[state]} />
        </p>
        <dl className="flex flex-wrap gap-x-5 gap-y-0.5 pt-1.5 text-sm">
          {factsOf(unit).map(([name, value]) => (
            <div key={name} className="flex flex-wrap gap-x-1.5">
              <dt className="text-muted">{name}</dt>
              <dd className="min-w-0 break-words">{value}</dd>
            </div>
          ))}
        </dl>
      </div>
      {onReveal ? (
        <Button
          look="tinted"
          className="min-h-11 shrink-0 px-4"
          aria-label={words.openOf(mark)}
          onClick={() => onReveal(id, words.openTitle(mark))}
        >
          {words.open}
        </Button>
      ) : null}
    </div>
  );
}

function factsOf(unit: UnitView): [name: string, value: ReactNode][] {
  const at = (iso: string | null) =>
    iso ? <Moment iso={iso} locale={ADMIN_EN.locale} className="tabular" /> : null;
  const order = unit.order_id ? (
    <Link
      href={`/admin/orders/${unit.order_id}`}
      prefetch={false}
      className="font-mono text-link underline"
    >
      {unit.order_id}
    </Link>
  ) : null;
  const facts: [string, ReactNode][] = [
    [words.added, at(unit.created_at)],
    [words.batch, unit.batch_name ?? words.byHand],
    [words.until, at(unit.sellable_until)],
    [words.reservedUntil, at(unit.reserved_until)],
    [words.soldAt, at(unit.sold_at)],
    [words.deliveredAt, at(unit.delivered_at)],
    [words.order, order],
    [words.voidedAt, at(unit.voided_at)],
    [words.reason, unit.void_reason],
  ];
  return facts.filter(([, value]) => value !== null);
}
