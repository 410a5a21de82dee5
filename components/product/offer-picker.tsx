"use client";

import { useEffect, useEffectEvent, useRef } from "react";
import { feel } from "@/components/telegram/client";
import { useGoodsWords } from "@/components/telegram/goods-words";
import { classNames } from "@/components/ui/class-names";
import { RadioMark } from "@/components/ui/radio-mark";
import { Cell } from "@/components/ui/section";
import type { LocationView, OfferView } from "@/lib/catalog/rules";
import { availabilityOf } from "@/lib/catalog/rules";
import { placeName } from "./place-name";

type Props = {
  offers: readonly OfferView[];
  locations: readonly LocationView[];
  chosenId: string | undefined;
  onChoose: (offerId: string) => void;
};

/** The variants of a product, gathered by place, each with its price and stock. */
export function OfferPicker({ offers, locations, chosenId, onChoose }: Props) {
  const words = useGoodsWords();
  const places = [...new Set(offers.map((offer) => offer.location_id))];
  const picker = useRef<HTMLFieldSetElement>(null);
  // What was tapped before any script ran is checked in the page alone, and another tap on it would change nothing.
  const takeOver = useEffectEvent(() => {
    const tapped = picker.current?.querySelector<HTMLInputElement>("input:checked")?.value;
    if (tapped && tapped !== chosenId) onChoose(tapped);
  });
  useEffect(() => takeOver(), []);
  return (
    <fieldset ref={picker} className="mt-6">
      <legend className="px-4 pb-2 text-sm font-medium text-muted">{words.product.choose}</legend>
      <div className="space-y-3">
        {places.map((place) => (
          <div key={place ?? "anywhere"} className="overflow-hidden rounded-2xl bg-surface">
            <p className="px-4 pt-3 text-sm text-muted">
              {placeName(place, locations) ?? words.product.anywhere}
            </p>
            {offers
              .filter((offer) => offer.location_id === place)
              .map((offer) => (
                <OfferRow
                  key={offer.id}
                  offer={offer}
                  isChosen={offer.id === chosenId}
                  onChoose={onChoose}
                />
              ))}
          </div>
        ))}
      </div>
    </fieldset>
  );
}

type RowProps = { offer: OfferView; isChosen: boolean; onChoose: (offerId: string) => void };

function OfferRow({ offer, isChosen, onChoose }: RowProps) {
  const words = useGoodsWords();
  const stock = availabilityOf(offer.available);
  const remark = {
    plenty: words.product.available,
    few: words.product.left(offer.available ?? 0),
    gone: words.product.soldOut,
    unlimited: words.product.unlimited,
  }[stock];
  const tone = {
    plenty: "text-good",
    few: "text-warn",
    gone: "text-muted",
    unlimited: "text-good",
  }[stock];
  return (
    <label
      className={classNames(
        "group/row block cursor-pointer has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-link",
        stock === "gone" && "cursor-default",
      )}
    >
      <input
        type="radio"
        name="offer"
        value={offer.id}
        checked={isChosen}
        disabled={stock === "gone"}
        className="sr-only"
        onChange={() => {
          feel("choice");
          onChoose(offer.id);
        }}
      />
      <Cell
        before={<RadioMark isChosen={isChosen} />}
        title={
          <span className={stock === "gone" ? "text-muted" : undefined}>
            <bdi>{offer.title}</bdi>
          </span>
        }
        subtitle={<span className={tone}>{remark}</span>}
        after={
          <span
            className={classNames(
              "tabular font-semibold",
              stock === "gone" ? "line-through" : "text-ink",
            )}
          >
            {words.money(offer.price, offer.currency)}
          </span>
        }
      />
    </label>
  );
}
