"use client";

import { useDeferredValue, useState } from "react";
import { useMe } from "@/components/balance/me";
import { useBuyerWords } from "@/components/telegram/buyer-words";
import { feel } from "@/components/telegram/client";
import { Failure } from "@/components/telegram/failure";
import { MainButton } from "@/components/telegram/main-button";
import { Refusal } from "@/components/telegram/refusal";
import { compare, requireMoney, toDecimal } from "@/lib/money";
import { readAmount } from "@/lib/text/read-amount";
import { MeansSkeleton, RefillSkeleton } from "./checkout-skeleton";
import { unmetMinimum } from "./means";
import { MeansPicker } from "./means-picker";
import { tickerOf } from "./payment";
import { useCurrencies } from "./use-currencies";
import { usePay } from "./use-pay";

const SUGGESTED = ["10", "25", "50", "100"];
const ASKED_BEFORE_TYPING = "25.00";

type Props = {
  /** Whatever the address says. */
  amount: string;
  /** The shop's limits, and its currency. */
  least: string;
  most: string;
  currency: string;
};

/** Topping up the balance: how much, in which coin, one button. */
export function RefillScreen({ amount: wanted, least, most, currency: shopCurrency }: Props) {
  const words = useBuyerWords();
  const { me, error: meError, reload: reloadMe } = useMe();
  const [typed, setTyped] = useState(readAmount(wanted, shopCurrency).value ? wanted : "25");
  const [chosen, setChosen] = useState<string | null>(null);
  const { value } = readAmount(typed, shopCurrency);
  const amount = value && toDecimal(value);
  const asked = useDeferredValue(amount ?? ASKED_BEFORE_TYPING);
  const { currencies, error, reload } = useCurrencies(me ? asked : null);
  const { pay, isBusy, error: refusal, forget } = usePay("/api/payment/refill");
  if (meError && !me) return <Failure error={meError} onRetry={reloadMe} />;
  if (!me) return <RefillSkeleton />;
  const picked = currencies?.find(({ currency }) => currency === chosen);
  const coins = picked ? [picked] : (currencies ?? []);
  const minimum = amount && unmetMinimum({ amount, currency: shopCurrency }, { least, coins });
  const isTooMuch = value !== null && compare(value, requireMoney(most, shopCurrency)) > 0;
  const coin = picked?.payable ? picked : undefined;

  function type(text: string) {
    setTyped(text);
    forget();
  }

  return (
    <>
      <AmountField currency={shopCurrency} typed={typed} remark={remark()} onType={type} />
      {error && !currencies ? <Failure error={error} onRetry={reload} /> : null}
      {!error && !currencies ? <MeansSkeleton /> : null}
      {currencies ? (
        <MeansPicker
          currencies={currencies}
          price={{ amount: asked, currency: shopCurrency }}
          chosen={coin?.currency ?? null}
          onChoose={(currency) => {
            setChosen(currency);
            forget();
          }}
        />
      ) : null}
      <Refusal error={refusal} />
      {/* With the list above it, not before: it would be pushed down. */}
      {currencies ? <p className="mt-3 px-4 text-sm text-muted">{words.refill.note}</p> : null}
      <MainButton
        text={buttonText()}
        isEnabled={Boolean(amount && coin && !minimum && !isTooMuch)}
        isBusy={isBusy}
        onClick={() => void pay({ amount, currency: coin?.currency })}
      />
    </>
  );

  function remark(): string {
    if (!amount) return typed === "" ? "" : words.refill.wrong;
    if (isTooMuch) return words.refill.most(words.money(most, shopCurrency));
    return minimum ? words.refill.least(words.money(minimum, shopCurrency), picked?.title) : "";
  }

  function buttonText(): string {
    if (!amount || minimum || isTooMuch) return words.refill.enter;
    if (!coin) return words.refill.chooseCoin;
    const total = words.money(amount, shopCurrency);
    return `${words.refill.pay(total)} · ${tickerOf({ pay_currency: coin.currency, network: coin.network })}`;
  }
}

type FieldProps = {
  currency: string;
  typed: string;
  /** What is wrong with it; empty while nothing is. */
  remark: string;
  onType: (text: string) => void;
};

function AmountField({ currency, typed, remark, onType }: FieldProps) {
  const words = useBuyerWords();
  return (
    <div className="mb-5 rounded-2xl bg-surface px-4 pt-4 pb-4">
      <label htmlFor="amount" className="text-sm text-muted">
        {words.refill.amount}
      </label>
      <div className="flex items-baseline gap-2">
        <input
          id="amount"
          dir="ltr"
          inputMode="decimal"
          autoComplete="off"
          enterKeyHint="done"
          maxLength={24}
          value={typed}
          aria-invalid={remark !== ""}
          aria-describedby="amount-remark"
          onChange={(event) => onType(event.target.value)}
          className="tabular w-full min-w-0 bg-transparent rtl:text-right py-1 text-4xl font-bold tracking-tight outline-none"
        />
        <span className="shrink-0 text-xl font-semibold text-muted">{currency}</span>
      </div>
      <p id="amount-remark" className="min-h-5 text-sm text-danger" aria-live="polite">
        {remark}
      </p>
      <ul className="mt-2 grid grid-cols-4 gap-2" aria-label={words.refill.quick}>
        {SUGGESTED.map((suggestion) => (
          <li key={suggestion}>
            <button
              type="button"
              aria-pressed={typed === suggestion}
              onClick={() => {
                feel("choice");
                onType(suggestion);
              }}
              className={`tabular min-h-11 w-full rounded-xl font-semibold active:opacity-70 ${
                typed === suggestion ? "bg-accent text-on-accent" : "bg-tint text-link"
              }`}
            >
              {suggestion}
            </button>
          </li>
        ))}
      </ul>
    </div>
  );
}
