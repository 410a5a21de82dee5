"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import type { LocationItem, OfferItem, ProductSheet } from "@/lib/catalog/rules";
import { CATALOG_EN } from "@/lib/text/admin-catalog-en";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { callAdmin } from "./api";
import { AskDialog } from "./ask-dialog";
import { Refused } from "./confirm-in-chat";
import { MoveButtons, swapped } from "./move-buttons";
import { OfferDialog } from "./offer-dialog";
import { showPrice, stockOf, TONES } from "./offer-facts";
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
  const move = (at: number, by: -1 | 1) => () =>
    run(() =>
      callAdmin(`/api/admin/products/${product.id}/offers/order`, {
        method: "PUT",
        body: { was, ids: swapped(was, at, by) },
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
            <li
              key={offer.id}
              className="flex flex-wrap items-center gap-x-3 gap-y-2 py-3 pr-2 pl-4"
            >
              <OfferRow offer={offer} name={nameOf(offer, product.title)} />
              {canEdit ? (
                <span className="ml-auto flex items-center">
                  <Button
                    look="plain"
                    className="px-3"
                    aria-label={`${CATALOG_EN.edit}: ${nameOf(offer, product.title)}`}
                    onClick={() => setOpen({ kind: "edit", offer })}
                  >
                    {CATALOG_EN.edit}
                  </Button>
                  <Button
                    look="danger"
                    className="px-3"
                    aria-label={`${CATALOG_EN.remove}: ${nameOf(offer, product.title)}`}
                    onClick={() => setOpen({ kind: "remove", offer })}
                  >
                    <Icon name="trash" size={20} />
                  </Button>
                  <MoveButtons
                    title={nameOf(offer, product.title)}
                    isBusy={isBusy}
                    onUp={at > 0 ? move(at, -1) : undefined}
                    onDown={at < offers.length - 1 ? move(at, 1) : undefined}
                  />
                </span>
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

function OfferRow({ offer, name }: { offer: OfferItem; name: string }) {
  const stock = stockOf(offer);
  return (
    <div className="min-w-48 flex-1">
      <p className="flex flex-wrap items-baseline gap-x-3">
        <span dir="auto" className={classNames("font-medium", !offer.is_active && "text-muted")}>
          {name}
        </span>
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
