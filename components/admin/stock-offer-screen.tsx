"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { StockView, UnitView, VersionView } from "@/lib/stock/rules";
import { ADMIN_STOCK_EN as words } from "@/lib/text/admin-stock-en";
import { BackLink } from "./back-link";
import { Heading } from "./heading";
import type { ListQuery } from "./list-query";
import { nameOffer } from "./name-offer";
import { StockAddDialog } from "./stock-add-dialog";
import { StockBadge } from "./stock-badge";
import { StockFigures } from "./stock-figures";
import { StockRevealDialog } from "./stock-reveal-dialog";
import { StockThresholdDialog } from "./stock-threshold-dialog";
import { StockUnits } from "./stock-units";
import { StockVersions } from "./stock-versions";
import { StockVoidDialog } from "./stock-void-dialog";

type Page<Item> = { readonly items: readonly Item[]; readonly next_cursor: string | null };

export type StockRights = { readonly stock: boolean; readonly reveal: boolean };

type Props = {
  stock: StockView;
  units: Page<UnitView> | null;
  versions: Page<VersionView> | null;
  query: ListQuery;
  can: StockRights;
};

type Open =
  | { readonly kind: "add" | "threshold" }
  | { readonly kind: "void"; readonly unitIds: readonly string[] }
  | { readonly kind: "reveal"; readonly id: string; readonly title: string };

/** One offer's stock: its figures, its units or versions, and the acts on them, each in front of the page. */
export function StockOfferScreen({ stock, units, versions, query, can }: Props) {
  const [open, setOpen] = useState<Open | null>(null);
  const [said, setSaid] = useState("");
  const { title, details } = nameOffer(stock);
  const dialog = {
    stock,
    onClose: () => setOpen(null),
    onDone: (text: string) => {
      setOpen(null);
      setSaid(text);
    },
  };
  const reveal = (id: string, name: string) => setOpen({ kind: "reveal", id, title: name });
  return (
    <>
      <BackLink href="/admin/stock" title={words.back} />
      <Heading title={title} intro={details} mark={<StockBadge stock={stock} />}>
        {can.stock ? (
          <Button onClick={() => setOpen({ kind: "add" })}>
            <Icon name="plus" size={20} />
            {stock.is_unlimited ? words.renew : words.add}
          </Button>
        ) : null}
      </Heading>
      <p role="status" className={said ? "rise mb-4 rounded-xl bg-tint px-4 py-3" : undefined}>
        {said}
      </p>
      {units ? (
        <>
          <StockFigures stock={stock} chosen={query.state ?? null} />
          <Threshold
            stock={stock}
            onChange={can.stock ? () => setOpen({ kind: "threshold" }) : null}
          />
          <StockUnits
            // What was chosen on one page is not what one sees on the next.
            key={`${query.state} ${query.cursor} ${said}`}
            stock={stock}
            units={units.items}
            nextCursor={units.next_cursor}
            query={query}
            onVoid={can.stock ? (unitIds) => setOpen({ kind: "void", unitIds }) : null}
            onReveal={can.reveal ? reveal : null}
          />
        </>
      ) : null}
      {versions ? (
        <StockVersions
          stock={stock}
          versions={versions.items}
          nextCursor={versions.next_cursor}
          query={query}
          onReveal={can.reveal ? reveal : null}
        />
      ) : null}
      {open?.kind === "add" ? <StockAddDialog {...dialog} /> : null}
      {open?.kind === "threshold" ? <StockThresholdDialog {...dialog} /> : null}
      {open?.kind === "void" ? <StockVoidDialog {...dialog} unitIds={open.unitIds} /> : null}
      {open?.kind === "reveal" ? (
        <StockRevealDialog id={open.id} title={open.title} onClose={dialog.onClose} />
      ) : null}
    </>
  );
}

function Threshold({ stock, onChange }: { stock: StockView; onChange: (() => void) | null }) {
  return (
    <p className="pt-3 pb-4 text-sm text-muted">
      {words.warnedAt(stock.low_stock_at)}{" "}
      {onChange ? (
        <button type="button" onClick={onChange} className="-my-2 min-h-11 font-semibold text-link">
          {words.change}
          <span className="sr-only">: {words.thresholdTitle}</span>
        </button>
      ) : null}
    </p>
  );
}
