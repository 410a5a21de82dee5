"use client";

import { Icon } from "./icon";

type Props = {
  value: number;
  min: number;
  max: number;
  onChange: (value: number) => void;
  words: { quantity: string; fewer: string; another: string };
  isDisabled?: boolean;
};

const SIDE =
  "grid size-11 place-items-center rounded-full text-link disabled:text-muted disabled:opacity-40 active:opacity-60";

/** A small whole number with a button on either side. */
export function Stepper({ value, min, max, onChange, words, isDisabled = false }: Props) {
  return (
    <fieldset className="inline-flex items-center rounded-full bg-fill" aria-label={words.quantity}>
      <button
        type="button"
        className={SIDE}
        aria-label={words.fewer}
        disabled={isDisabled || value <= min}
        onClick={() => onChange(value - 1)}
      >
        <Icon name="minus" size={20} />
      </button>
      <output className="tabular min-w-7 text-center font-semibold">{value}</output>
      <button
        type="button"
        className={SIDE}
        aria-label={words.another}
        disabled={isDisabled || value >= max}
        onClick={() => onChange(value + 1)}
      >
        <Icon name="plus" size={20} />
      </button>
    </fieldset>
  );
}
