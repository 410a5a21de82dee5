"use client";

import type { ReactNode } from "react";
import { useBuyerWords } from "@/components/telegram/buyer-words";
import { feel } from "@/components/telegram/client";
import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { RadioMark } from "@/components/ui/radio-mark";
import { Cell, Section } from "@/components/ui/section";
import { CoinMark } from "./coin-mark";
import { covers, type Price } from "./means";
import type { CurrencyView } from "./payment";

export const BALANCE = "balance";

type Props = {
  currencies: readonly CurrencyView[];
  price: Price;
  /** The shopper's balance where it may pay; left out for a top-up. */
  balance?: Price;
  chosen: string | null;
  onChoose: (currency: string) => void;
  /** The invoice may be higher than the price, because the excess goes to the balance. */
  isMinimumRaised?: boolean;
};

/** Every way to pay, with its network and its minimum in sight; what cannot be used says why. */
export function MeansPicker({
  currencies,
  price,
  balance,
  chosen,
  onChoose,
  isMinimumRaised = false,
}: Props) {
  const words = useBuyerWords();
  const choose = (currency: string) => {
    feel("choice");
    onChoose(currency);
  };
  const isBalanceEnough = covers(balance, price);
  return (
    <fieldset>
      <legend className="sr-only">{words.checkout.choose}</legend>
      <div>
        {balance ? (
          <Section title={words.checkout.payWith}>
            <Means
              value={BALANCE}
              isChosen={chosen === BALANCE}
              isPayable={isBalanceEnough}
              onChoose={choose}
              icon={
                <span className="grid size-10 place-items-center rounded-full bg-accent text-on-accent">
                  <Icon name="wallet" size={22} />
                </span>
              }
              title={words.checkout.balance}
              remark={(isBalanceEnough ? words.checkout.balanceHas : words.checkout.balanceShort)(
                words.money(balance.amount, balance.currency),
              )}
            />
          </Section>
        ) : null}
        <Section title={balance ? words.checkout.coins : words.checkout.payWith}>
          {currencies.map((currency) => (
            <Means
              key={currency.currency}
              value={currency.currency}
              isChosen={chosen === currency.currency}
              isPayable={currency.payable || isMinimumRaised}
              onChoose={choose}
              icon={<CoinMark currency={currency.currency} />}
              title={currency.title}
              badge={currency.network === currency.title ? undefined : currency.network}
              remark={remarkOf(currency)}
            />
          ))}
        </Section>
      </div>
    </fieldset>
  );

  function remarkOf(currency: CurrencyView): string {
    if (currency.min_amount === null) return words.checkout.network(currency.network);
    const minimum = words.money(currency.min_amount, price.currency);
    if (currency.payable) return words.checkout.minimum(minimum);
    return isMinimumRaised
      ? words.checkout.minimumHigher(minimum)
      : words.checkout.belowMinimum(minimum);
  }
}

type MeansProps = {
  value: string;
  isChosen: boolean;
  isPayable: boolean;
  onChoose: (value: string) => void;
  icon: ReactNode;
  title: string;
  badge?: string;
  remark: string;
};

function Means({ value, isChosen, isPayable, onChoose, icon, title, badge, remark }: MeansProps) {
  return (
    <label
      className={classNames(
        "group/row block has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-link",
        isPayable && "cursor-pointer",
      )}
    >
      <input
        type="radio"
        name="means"
        value={value}
        checked={isChosen}
        disabled={!isPayable}
        onChange={() => onChoose(value)}
        className="sr-only"
      />
      <Cell
        className="min-h-16"
        before={<span className={isPayable ? "block" : "block opacity-40 grayscale"}>{icon}</span>}
        title={
          <span
            className={classNames(
              "flex flex-wrap items-center gap-x-2 gap-y-0.5",
              !isPayable && "text-muted",
            )}
          >
            <bdi className="font-medium">{title}</bdi>
            {badge ? (
              <bdi className="rounded-md bg-fill px-1.5 py-0.5 text-xs/4 font-medium text-muted">
                {badge}
              </bdi>
            ) : null}
          </span>
        }
        subtitle={remark}
        after={isPayable ? <RadioMark isChosen={isChosen} /> : null}
      />
    </label>
  );
}
