"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { useBasket } from "@/components/basket/use-basket";
import { feel } from "@/components/telegram/client";
import { useGoodsWords } from "@/components/telegram/goods-words";
import { MainButton } from "@/components/telegram/main-button";
import { Refusal } from "@/components/telegram/refusal";
import { useTelegram } from "@/components/telegram/state";
import { useAnswer } from "@/components/telegram/use-answer";
import { Button, buttonClass } from "@/components/ui/button";
import { Stepper } from "@/components/ui/stepper";
import type { LocationView, OfferView, ProductDetail } from "@/lib/catalog/rules";
import { availabilityOf, firstChoice, lineTotal } from "@/lib/catalog/rules";
import { QUANTITY_MAX } from "@/lib/order/rules";
import { OfferPicker } from "./offer-picker";

type Props = {
  product: ProductDetail;
  locations: readonly LocationView[];
  locationId: string | null;
};

/** Choosing an offer and a quantity, and buying it. Stock is asked anew whenever the shopper comes back. */
export function ProductPurchase({ product: rendered, locations, locationId }: Props) {
  const words = useGoodsWords();
  const router = useRouter();
  const { phase } = useTelegram();
  const path = `/api/catalog/${encodeURIComponent(rendered.slug)}`;
  const { data: product = rendered, reload } = useAnswer(path, { rendered });
  const { add: addToBasket } = useBasket();
  const [chosenId, setChosenId] = useState<string>();
  const [wanted, setWanted] = useState(1);
  const [isBusy, setBusy] = useState(false);
  const [isAdded, setAdded] = useState(false);
  const [error, setError] = useState<unknown>(null);

  const offer =
    product.offers.find((one) => one.id === chosenId) ?? firstChoice(product.offers, locationId);
  const max = maxOf(offer);
  const quantity = Math.min(wanted, Math.max(max, 1));

  function change(next: { offerId?: string; quantity?: number }) {
    if (next.offerId) setChosenId(next.offerId);
    if (next.quantity) setWanted(next.quantity);
    setAdded(false);
    setError(null);
    feel("tap");
  }

  async function add(chosen: OfferView) {
    setBusy(true);
    setError(null);
    try {
      await addToBasket(chosen.id, { more: quantity, max });
      setAdded(true);
      feel("success");
    } catch (problem) {
      setError(problem);
      feel("error");
      reload();
    } finally {
      setBusy(false);
    }
  }

  if (!offer || max === 0)
    return (
      <>
        <OfferPicker
          offers={product.offers}
          locations={locations}
          chosenId={undefined}
          onChoose={() => undefined}
        />
        <div className="mt-3 rounded-2xl bg-surface px-4 py-4" role="status">
          <p className="font-semibold">{words.product.soldOutTitle}</p>
          <p className="text-muted">{words.product.soldOutText}</p>
        </div>
        <Link href="/" prefetch={false} className={buttonClass("tinted", "mt-3 flex w-full")}>
          {words.common.toShop}
        </Link>
      </>
    );
  const total = words.money(
    lineTotal({ amount: offer.price, currency: offer.currency }, quantity),
    offer.currency,
  );
  const checkout = `/checkout?${new URLSearchParams({ product: product.slug, offer: offer.id, quantity: String(quantity) })}`;
  const isOutside = phase === "outside";
  return (
    <>
      <OfferPicker
        offers={product.offers}
        locations={locations}
        chosenId={offer.id}
        onChoose={(offerId) => change({ offerId })}
      />
      <div className="mt-3 flex min-h-16 items-center justify-between gap-3 rounded-2xl bg-surface py-2 ps-4 pe-2.5">
        <span>
          {words.product.quantity}
          {max === 1 ? (
            <span className="block text-sm text-muted">{words.product.onePerPurchase}</span>
          ) : null}
        </span>
        <Stepper
          value={quantity}
          min={1}
          max={max}
          onChange={(next) => change({ quantity: next })}
          words={words.product}
        />
      </div>
      <Button look="tinted" className="mt-3 w-full" onClick={() => router.push(checkout)}>
        {words.product.buyNow} · {total}
      </Button>
      <p className="sr-only" role="status">
        {isAdded ? words.product.added : ""}
      </p>
      <Refusal error={error} />
      <MainButton
        text={isAdded ? words.common.viewBasket : words.product.addToBasket(total)}
        isBusy={isBusy}
        onClick={() => (isAdded || isOutside ? router.push("/basket") : void add(offer))}
      />
    </>
  );
}

function maxOf(offer: OfferView | undefined): number {
  if (!offer) return 0;
  if (availabilityOf(offer.available) === "unlimited") return 1;
  return Math.min(offer.available ?? 0, QUANTITY_MAX);
}
