"use client";

import { useGoodsWords } from "@/components/telegram/goods-words";
import { Icon } from "@/components/ui/icon";
import { Stepper } from "@/components/ui/stepper";
import type { BasketLineView } from "@/lib/basket/rules";
import { QUANTITY_MAX } from "@/lib/order/rules";
import { isShort } from "./basket";

type Props = {
  line: BasketLineView;
  currency: string;
  isBusy: boolean;
  onChange: (quantity: number) => void;
};

/** One line: what, how many, what it comes to, and a plain word when the shelf has less. */
export function BasketLine({ line, currency, isBusy, onChange }: Props) {
  const words = useGoodsWords();
  const isGone = line.available === 0;
  const max = line.available === null ? 1 : Math.min(line.available, QUANTITY_MAX);
  return (
    <li className="group/row ps-4">
      <div className="border-b border-line py-3.5 pe-4 group-last/row:border-transparent">
        <div className="flex items-start gap-2">
          <span className={`min-w-0 flex-1 pt-0.5 font-medium ${isGone ? "text-muted" : ""}`}>
            <bdi>{line.title}</bdi>
          </span>
          <button
            type="button"
            aria-label={words.basket.remove(line.title)}
            disabled={isBusy}
            onClick={() => onChange(0)}
            className="-mt-2 -me-3 grid size-11 shrink-0 place-items-center rounded-full text-muted active:bg-fill disabled:opacity-40"
          >
            <Icon name="trash" size={20} />
          </button>
        </div>
        {isShort(line) ? (
          <p className="mb-2 text-sm text-warn">
            {isGone ? words.basket.unavailable : words.basket.short(line.available ?? 0)}
          </p>
        ) : null}
        {isGone ? null : (
          <div className="mt-2 flex items-center justify-between gap-3">
            <Stepper
              value={line.quantity}
              min={1}
              max={max}
              onChange={(quantity) => onChange(Math.min(quantity, max))}
              words={words.product}
              isDisabled={isBusy}
            />
            <span className="text-end">
              <span className="tabular block text-lg font-semibold">
                {words.money(line.line_total, currency)}
              </span>
              {line.quantity > 1 ? (
                <span className="tabular block text-sm text-muted">
                  {words.basket.each(words.money(line.unit_price, currency))}
                </span>
              ) : null}
            </span>
          </div>
        )}
      </div>
    </li>
  );
}
