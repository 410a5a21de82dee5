"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { type ProductItem, type ProductState, SELECTION_MAX } from "@/lib/catalog/rules";
import { CATALOG_EN } from "@/lib/text/admin-catalog-en";
import { callAdmin } from "./api";
import { AskDialog } from "./ask-dialog";
import { Refused } from "./confirm-in-chat";
import { PricesDialog } from "./prices-dialog";
import { useAct } from "./use-act";

const words = CATALOG_EN.bulk;

type Props = {
  selected: readonly ProductItem[];
  onClear: () => void;
  onDone: (said: string) => void;
};

/** What can be done with the chosen products, in a bar that stays in sight. */
export function CatalogBulk({ selected, onClear, onDone }: Props) {
  const [open, setOpen] = useState<"archive" | "prices" | null>(null);
  const { isBusy, error, run } = useAct();
  const offers = selected.flatMap((product) => product.offers);
  const count = selected.length;
  const close = () => setOpen(null);

  const setState = (state: ProductState) => {
    const products = selected.map(({ id, version }) => ({ id, version }));
    const body = { state, products };
    return callAdmin<{ changed: number }>("/api/admin/products/states", { method: "POST", body });
  };
  const press = (state: "active" | "inactive") =>
    run(
      () => setState(state),
      ({ changed }) => onDone(words.done[state](changed)),
    );
  const isArchived = selected.every(({ state }) => state === "archived");

  return (
    <section
      aria-label={words.bar}
      className="rise sticky bottom-3 z-10 mt-4 rounded-2xl border border-line bg-surface p-3 shadow-lg"
    >
      <div className="flex flex-wrap items-center gap-2">
        <p className="px-2 font-medium max-sm:min-w-[55%] max-sm:flex-1">{words.selected(count)}</p>
        <Button look="plain" className="px-3 sm:order-last sm:ml-auto" onClick={onClear}>
          {words.clear}
        </Button>
        {isArchived ? (
          <Button look="tinted" isBusy={isBusy} onClick={() => press("inactive")}>
            {words.restore}
          </Button>
        ) : (
          <>
            <Button
              look="tinted"
              className="px-4"
              disabled={isBusy}
              onClick={() => press("active")}
            >
              {words.activate}
            </Button>
            <Button
              look="tinted"
              className="px-4"
              disabled={isBusy}
              onClick={() => press("inactive")}
            >
              {words.deactivate}
            </Button>
            <Button
              look="tinted"
              className="px-4"
              disabled={offers.length === 0 || offers.length > SELECTION_MAX}
              onClick={() => setOpen("prices")}
            >
              {words.prices}
            </Button>
            <Button look="danger" className="px-4" onClick={() => setOpen("archive")}>
              {words.archive}
            </Button>
          </>
        )}
      </div>
      {offers.length > SELECTION_MAX ? (
        <p className="px-2 pt-2 text-sm text-warn">{words.tooMany(SELECTION_MAX)}</p>
      ) : null}
      {error ? <Refused error={error} /> : null}
      {open === "archive" ? (
        <AskDialog
          title={words.archiveTitle(count)}
          text={words.archiveText(count)}
          submit={words.archive}
          act={() => setState("archived")}
          onClose={close}
          onDone={() => onDone(words.done.archived(count))}
        />
      ) : null}
      {open === "prices" ? <PricesDialog offers={offers} onClose={close} onDone={onDone} /> : null}
    </section>
  );
}
