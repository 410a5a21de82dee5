"use client";

import Link from "next/link";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { confirmAction, feel } from "@/components/telegram/client";
import { Failure } from "@/components/telegram/failure";
import { useGoodsWords } from "@/components/telegram/goods-words";
import { MainButton } from "@/components/telegram/main-button";
import { Refusal } from "@/components/telegram/refusal";
import { Button, buttonClass } from "@/components/ui/button";
import { Placeholder } from "@/components/ui/placeholder";
import { SkeletonList } from "@/components/ui/skeleton-list";
import { isShort } from "./basket";
import { BasketLine } from "./basket-line";
import { useBasket } from "./use-basket";

/** The basket: change quantities, remove, check out. */
export function BasketScreen() {
  const words = useGoodsWords();
  const router = useRouter();
  const { basket, error, reload, setQuantity, clear } = useBasket();
  const [busyOffer, setBusyOffer] = useState<string | null>(null);
  const [refusal, setRefusal] = useState<unknown>(null);

  async function act(offerId: string, action: () => Promise<void>) {
    setBusyOffer(offerId);
    setRefusal(null);
    feel("tap");
    try {
      await action();
    } catch (problem) {
      setRefusal(problem);
      feel("error");
      reload();
    } finally {
      setBusyOffer(null);
    }
  }

  async function empty() {
    const question = {
      title: words.basket.clearTitle,
      message: words.basket.clearText,
      confirm: words.basket.clearConfirm,
      cancel: words.common.cancel,
    };
    if (await confirmAction(question)) await act("", clear);
  }

  if (!basket) {
    if (error) return <Failure error={error} onRetry={reload} />;
    return <SkeletonList rows={3} label={words.common.loading} />;
  }
  if (basket.lines.length === 0)
    return (
      <Placeholder icon="basket" title={words.basket.emptyTitle} text={words.basket.emptyText}>
        <Link href="/" className={buttonClass("tinted")}>
          {words.common.toShop}
        </Link>
      </Placeholder>
    );
  const isBlocked = basket.lines.some(isShort);
  const total = words.money(basket.total, basket.currency);
  return (
    <>
      <ul className="overflow-hidden rounded-2xl bg-surface">
        {basket.lines.map((line) => (
          <BasketLine
            key={line.offer_id}
            line={line}
            currency={basket.currency}
            isBusy={busyOffer !== null}
            onChange={(quantity) =>
              void act(line.offer_id, () => setQuantity(line.offer_id, quantity))
            }
          />
        ))}
      </ul>
      <div className="mt-3 flex items-center justify-between rounded-2xl bg-surface px-4 py-4 text-lg font-semibold">
        <span>{words.common.total}</span>
        <span className="tabular">{total}</span>
      </div>
      <Refusal error={refusal} />
      <Button look="danger" className="mt-2 w-full font-medium" onClick={() => void empty()}>
        {words.basket.clear}
      </Button>
      <MainButton
        text={isBlocked ? words.basket.fixFirst : words.basket.checkout(total)}
        isEnabled={!isBlocked && busyOffer === null}
        onClick={() => router.push("/checkout")}
      />
    </>
  );
}
