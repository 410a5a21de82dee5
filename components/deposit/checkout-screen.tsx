"use client";

import Link from "next/link";
import { useState } from "react";
import { useBuyerWords } from "@/components/telegram/buyer-words";
import { Failure } from "@/components/telegram/failure";
import { MainButton } from "@/components/telegram/main-button";
import { Refusal } from "@/components/telegram/refusal";
import { buttonClass } from "@/components/ui/button";
import { Placeholder } from "@/components/ui/placeholder";
import { Cell, Section } from "@/components/ui/section";
import type { LocationView } from "@/lib/catalog/rules";
import type { ProfileView } from "@/lib/shopper/rules";
import { CheckoutSkeleton, MeansSkeleton } from "./checkout-skeleton";
import { covers, missing, type Price } from "./means";
import { BALANCE, MeansPicker } from "./means-picker";
import { tickerOf } from "./payment";
import { type CheckoutRequest, type Purchase, useCheckout } from "./use-checkout";
import { useCurrencies } from "./use-currencies";
import { usePay } from "./use-pay";
import { WayOn } from "./way-on";

type ScreenProps = {
  request: CheckoutRequest;
  /** Null where only invited shoppers may know the places: they are asked for in their name. */
  locations: readonly LocationView[] | null;
};

/** Checkout: what is bought, then how to pay, then one button. */
export function CheckoutScreen({ request, locations }: ScreenProps) {
  const words = useBuyerWords();
  const { me, purchase, error, reload } = useCheckout(request, locations);
  if (error && !purchase) return <Failure error={error} onRetry={reload} />;
  if (!me || !purchase) return <CheckoutSkeleton />;
  if (!purchase.isPayable)
    return (
      <Placeholder
        icon="basket"
        title={words.checkout.nothingTitle}
        text={words.checkout.nothingText}
      >
        {/* Perhaps another tab was faster: what it bought stands there. */}
        <Link href={purchasesOf(request)} prefetch={false} className={buttonClass("tinted")}>
          {words.orders.title}
        </Link>
        <Link href="/" className={buttonClass("tinted")}>
          {words.common.toShop}
        </Link>
      </Placeholder>
    );
  return <CheckoutForm request={request} me={me} purchase={purchase} onRefused={reload} />;
}

type FormProps = {
  request: CheckoutRequest;
  me: ProfileView;
  purchase: Purchase;
  onRefused: () => void;
};

function CheckoutForm({ request, me, purchase, onRefused }: FormProps) {
  const words = useBuyerWords();
  const { total, due } = purchase;
  const isPaidByBalance = covers(me.balance, total);
  const { currencies, error, reload } = useCurrencies(
    isPositiveDue(due) ? due.amount : total.amount,
  );
  const { pay, isBusy, error: refusal, forget } = usePay("/api/payment/create");
  const [choice, setChoice] = useState<string | null>(null);
  const isRemainder = request.type === "order";
  const chosen = choice ?? (isPaidByBalance ? BALANCE : null);
  const coin = currencies?.find(({ currency }) => currency === chosen);
  const isReady =
    chosen === BALANCE ? isPaidByBalance : Boolean(coin && (coin.payable || isRemainder));

  async function submit() {
    if (!chosen) return;
    await pay(toBody({ request, total, currency: chosen, gateway: coin?.gateway }));
    onRefused();
  }

  return (
    <>
      <Section title={words.checkout.what}>
        {purchase.lines.map((line) => (
          <div key={line.key} className="group/row">
            <Cell
              title={<bdi>{line.title}</bdi>}
              subtitle={line.quantity > 1 ? `× ${line.quantity}` : undefined}
              after={
                <span className="tabular text-ink">{words.money(line.total, total.currency)}</span>
              }
            />
          </div>
        ))}
        <Total label={words.common.total} price={total} isStrong={due.amount === total.amount} />
        {due.amount === total.amount ? null : (
          <>
            <Total
              label={words.checkout.onBalance}
              price={{ ...due, amount: missing(total, due) }}
              isStrong={false}
            />
            <Total label={words.checkout.remaining} price={due} isStrong />
          </>
        )}
      </Section>
      {currencies ? (
        <div className="mt-5">
          <MeansPicker
            currencies={currencies}
            price={total}
            balance={me.balance}
            chosen={isReady ? chosen : null}
            isMinimumRaised={isRemainder}
            onChoose={(currency) => {
              setChoice(currency);
              forget();
            }}
          />
          {currencies.length === 0 ? (
            <p className="mt-3 px-4 text-muted">{words.checkout.noneText}</p>
          ) : null}
        </div>
      ) : (
        <div className="mt-5">
          {error ? <Failure error={error} onRetry={reload} /> : <MeansSkeleton hasBalance />}
        </div>
      )}
      <Refusal error={refusal} />
      <WayOn error={refusal} request={request} />
      {/* With the list above it, not before: it would be pushed down. */}
      {currencies ? (
        <p className="mt-3 px-4 text-sm text-muted">{words.checkout.lateNote}</p>
      ) : null}
      <MainButton
        text={buttonText()}
        isEnabled={isReady}
        isBusy={isBusy}
        onClick={() => void submit()}
      />
    </>
  );

  function buttonText(): string {
    if (!isReady || !chosen) return words.checkout.choose;
    if (chosen === BALANCE)
      return words.checkout.payFromBalance(words.money(total.amount, total.currency));
    const ticker = tickerOf({ pay_currency: chosen, network: coin?.network ?? null });
    return words.checkout.pay(words.money(due.amount, due.currency), ticker);
  }
}

function Total({ label, price, isStrong }: { label: string; price: Price; isStrong: boolean }) {
  const words = useBuyerWords();
  return (
    <div
      className={`flex justify-between px-4 py-3 ${isStrong ? "text-lg font-semibold" : "text-muted"}`}
    >
      <span>{label}</span>
      <span className="tabular">{words.money(price.amount, price.currency)}</span>
    </div>
  );
}

function purchasesOf(request: CheckoutRequest): string {
  return request.type === "order" ? `/orders/${request.orderId}` : "/orders";
}

function isPositiveDue(due: Price): boolean {
  return due.amount !== "0.00";
}

type Choice = {
  request: CheckoutRequest;
  total: Price;
  currency: string;
  gateway: string | undefined;
};

function toBody({ request, total, currency, gateway }: Choice): Record<string, unknown> {
  const how = { currency, ...(gateway ? { gateway } : {}) };
  if (request.type === "order") return { type: "order", order_id: request.orderId, ...how };
  if (request.type === "basket") return { type: "basket", expected_total: total.amount, ...how };
  const { offerId, quantity } = request;
  return { type: "offer", offer_id: offerId, quantity, expected_total: total.amount, ...how };
}
