"use client";

import { useState } from "react";
import { SelectField } from "@/components/ui/select-field";
import { SwitchRow } from "@/components/ui/switch-row";
import { TextField } from "@/components/ui/text-field";
import { type LocationItem, type OfferItem, TITLE_LENGTH_MAX } from "@/lib/catalog/rules";
import { AMOUNT } from "@/lib/money";
import { CATALOG_EN } from "@/lib/text/admin-catalog-en";
import { AdminProblem, callAdmin } from "./api";
import { CatalogDialog } from "./catalog-dialog";
import { placeOptions } from "./place-options";
import { useAct } from "./use-act";

const words = CATALOG_EN.offer;

type Props = {
  productId: string;
  /** Null: a new one. */
  offer: OfferItem | null;
  places: readonly LocationItem[];
  currency: string;
  onClose: () => void;
};

/** A variant, its place and its price. */
export function OfferDialog({ productId, offer, places, currency, onClose }: Props) {
  const [title, setTitle] = useState(offer?.title ?? "");
  const [locationId, setLocationId] = useState(offer?.location_id ?? "");
  const [price, setPrice] = useState(offer?.price ?? "");
  const [isUnlimited, setUnlimited] = useState(offer?.is_unlimited ?? false);
  const [isActive, setActive] = useState(offer?.is_active ?? true);
  const [isTried, setTried] = useState(false);
  const { run, ...saving } = useAct();
  const amount = price.trim().replace(",", ".");
  const isPriceRight = AMOUNT.test(amount) && /[1-9]/.test(amount);
  const fields = saving.error instanceof AdminProblem ? saving.error.fields : {};

  function save() {
    setTried(true);
    if (!isPriceRight) return;
    const body = {
      ...{ title: title.trim(), location_id: locationId || null, price: amount },
      ...{ is_unlimited: isUnlimited, is_active: isActive },
    };
    run(
      () =>
        offer
          ? callAdmin(`/api/admin/offers/${offer.id}`, {
              method: "PATCH",
              body: { ...body, version: offer.version },
            })
          : callAdmin(`/api/admin/products/${productId}/offers`, { method: "POST", body }),
      onClose,
    );
  }

  return (
    <CatalogDialog
      title={offer ? words.editTitle : words.newTitle}
      isNew={offer === null}
      saving={saving}
      onSave={save}
      onClose={onClose}
    >
      <TextField
        label={words.title}
        hint={words.titleHint}
        error={fields.title}
        dir="auto"
        maxLength={TITLE_LENGTH_MAX}
        autoComplete="off"
        value={title}
        onChange={(event) => setTitle(event.target.value)}
      />
      <SelectField
        label={words.location}
        options={[{ value: "", title: words.nowhere }, ...placeOptions(places)]}
        value={locationId}
        onChange={(event) => setLocationId(event.target.value)}
      />
      <TextField
        label={words.price(currency)}
        error={(isTried && !isPriceRight && words.priceWrong) || fields.price}
        inputMode="decimal"
        autoComplete="off"
        maxLength={13}
        value={price}
        onChange={(event) => setPrice(event.target.value)}
      />
      <div>
        <SwitchRow
          title={words.unlimited}
          hint={words.unlimitedHint}
          isOn={isUnlimited}
          onChange={setUnlimited}
        />
        <SwitchRow title={words.active} isOn={isActive} onChange={setActive} />
      </div>
    </CatalogDialog>
  );
}
