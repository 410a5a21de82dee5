"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import type { LocationItem, OfferItem, ProductSheet } from "@/lib/catalog/rules";
import { CATALOG_EN } from "@/lib/text/admin-catalog-en";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { callAdmin } from "./api";
import { AskDialog } from "./ask-dialog";
import { Refused } from "./confirm-in-chat";
import { OfferDialog } from "./offer-dialog";
import { showPrice, stockOf, TONES } from "./offer-facts";
import { RowActs } from "./row-acts";
import { RowTitle } from "./row-title";
import { useAct } from "./use-act";

const words = CATALOG_EN.product;

type Props = {
  product: ProductSheet;
  places: readonly LocationItem[];
  currency: string;
  canEdit: boolean;
};
type Open =
  | { readonly kind: "new" }
  | { readonly kind: "edit" | "remove"; readonly offer: OfferItem };

/** The offers of a product, in the order in which shoppers see them. */
export function ProductOffers({ product, places, currency, canEdit }: Props) {
  const [open, setOpen] = useState<Open | null>(null);
  const { isBusy, error, run } = useAct();
  const { offers } = product;
  const was = offers.map(({ id }) => id);
  const close = () => setOpen(null);
  const order = (ids: readonly string[]) =>
    run(() =>
      callAdmin(`/api/admin/products/${product.id}/offers/order`, {
        method: "PUT",
        body: { was, ids },
      }),
    );
  return (
    <section aria-labelledby="offers" className="pt-8">
      <div className="flex flex-wrap items-center justify-between gap-3 pb-3">
        <div>
          <h2 id="offers" className="text-xl font-semibold">
            {words.offers}
          </h2>
          <p className="text-sm text-muted">{words.offersIntro}</p>
        </div>
        {canEdit ? (
          <Button look="tinted" onClick={() => setOpen({ kind: "new" })}>
            <Icon name="plus" size={20} />
            {words.addOffer}
          </Button>
        ) : null}
      </div>
      {error ? <Refused error={error} /> : null}
      {offers.length === 0 ? (
        <p className="rounded-2xl bg-surface p-4 text-muted">{words.noOffers}</p>
      ) : (
        <ul aria-label={words.offers} className="divide-y divide-line rounded-2xl bg-surface">
          {offers.map((offer, at) => (
            <li key={offer.id} className="flex items-center gap-3 py-2 pr-2 pl-4">
              <OfferRow
                offer={offer}
                name={nameOf(offer, product.title)}
                onEdit={canEdit ? () => setOpen({ kind: "edit", offer }) : undefined}
              />
              {canEdit ? (
                <RowActs
                  title={nameOf(offer, product.title)}
                  ids={was}
                  at={at}
                  isBusy={isBusy}
                  onOrder={order}
                  onRemove={() => setOpen({ kind: "remove", offer })}
                />
              ) : null}
            </li>
          ))}
        </ul>
      )}
      {open?.kind === "new" || open?.kind === "edit" ? (
        <OfferDialog
          productId={product.id}
          offer={open.kind === "edit" ? open.offer : null}
          places={places}
          currency={currency}
          onClose={close}
        />
      ) : null}
      {open?.kind === "remove" ? (
        <AskDialog
          title={CATALOG_EN.offer.removeTitle(open.offer.title || CATALOG_EN.offer.untitled)}
          text={CATALOG_EN.offer.removeText}
          submit={CATALOG_EN.remove}
          act={() =>
            callAdmin(`/api/admin/offers/${open.offer.id}?version=${open.offer.version}`, {
              method: "DELETE",
            })
          }
          onClose={close}
          onDone={close}
        />
      ) : null}
    </section>
  );
}

function nameOf({ title }: OfferItem, productTitle: string): string {
  return title || productTitle;
}

type RowProps = { offer: OfferItem; name: string; onEdit: (() => void) | undefined };

function OfferRow({ offer, name, onEdit }: RowProps) {
  const stock = stockOf(offer);
  return (
    <div className="min-w-0 flex-1">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <RowTitle title={name} onEdit={onEdit} />
        <span className="tabular font-semibold">
          {showPrice(offer.price, offer.currency, ADMIN_EN.locale)}
        </span>
      </p>
      <p className="text-sm text-muted">
        {offer.location_name ?? CATALOG_EN.offer.nowhere}
        {" · "}
        <span className={TONES[stock.tone]}>{stock.text}</span>
        {offer.is_active ? null : ` · ${CATALOG_EN.offer.inactive}`}
      </p>
    </div>
  );
}
