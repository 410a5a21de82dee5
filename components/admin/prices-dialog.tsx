"use client";

import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { type OfferItem, PRICE_STEPS, type PriceChange, type PriceItem } from "@/lib/catalog/rules";
import { CATALOG_EN } from "@/lib/text/admin-catalog-en";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { callAdmin } from "./api";
import { Refused } from "./confirm-in-chat";
import { showPrice } from "./offer-facts";
import { useAct } from "./use-act";

const words = CATALOG_EN.prices;

type Kind = PriceChange["kind"];
type Props = {
  offers: readonly OfferItem[];
  onClose: () => void;
  onDone: (said: string) => void;
};

/** Changes many prices: says how, shows each of them before and after, then does exactly that. */
export function PricesDialog({ offers, onClose, onDone }: Props) {
  const [kind, setKind] = useState<Kind>("percent");
  const [amount, setAmount] = useState("");
  const [step, setStep] = useState<(typeof PRICE_STEPS)[number]>("0.01");
  const [shown, setShown] = useState<readonly PriceItem[] | null>(null);
  const { isBusy, error, run, forget } = useAct();
  const currency = offers[0]?.currency ?? "";

  const change = (isDry: boolean) => {
    const how =
      kind === "percent" ? { kind, percent: amount.trim(), step } : { kind, amount: amount.trim() };
    const chosen = offers.map(({ id, version }) => ({ id, version }));
    const body = { change: how, offers: chosen, dry_run: isDry };
    return callAdmin<{ items: PriceItem[] }>("/api/admin/offers/prices", { method: "POST", body });
  };
  const other = (shown ?? []).filter(({ before, after }) => before !== after);
  const isImpossible = other.some(({ after }) => after === null);

  return (
    <Dialog title={words.title(offers.length)} onClose={onClose}>
      <form
        noValidate
        className="space-y-4 pt-4"
        onChange={() => {
          setShown(null);
          forget();
        }}
        onSubmit={(event) => {
          event.preventDefault();
          run(
            () => change(true),
            ({ items }) => setShown(items),
          );
        }}
      >
        <SelectField
          label={words.how}
          options={Object.entries(words.kinds).map(([value, title]) => ({ value, title }))}
          value={kind}
          onChange={(event) => setKind(event.target.value as Kind)}
        />
        <div className="grid grid-cols-2 gap-3">
          <TextField
            label={kind === "percent" ? words.percent : words.amount(currency)}
            hint={hintOf(kind)}
            inputMode="text"
            autoComplete="off"
            maxLength={13}
            value={amount}
            onChange={(event) => setAmount(event.target.value)}
          />
          {kind === "percent" ? (
            <SelectField
              label={words.step}
              options={PRICE_STEPS.map((value) => ({
                value,
                title: showPrice(value, currency, ADMIN_EN.locale),
              }))}
              value={step}
              onChange={(event) => setStep(event.target.value as typeof step)}
            />
          ) : null}
        </div>
        {shown ? <Changes items={shown} /> : null}
        {shown && other.length === 0 ? <p className="text-muted">{words.same}</p> : null}
        {isImpossible ? <p className="text-danger">{words.impossible}</p> : null}
        {error ? <Refused error={error} /> : null}
        <div className="grid grid-cols-2 gap-2">
          <Button look="tinted" onClick={onClose}>
            {ADMIN_EN.common.cancel}
          </Button>
          {shown ? (
            <Button
              isBusy={isBusy}
              disabled={other.length === 0 || isImpossible}
              onClick={() =>
                run(
                  () => change(false),
                  () => onDone(words.done(other.length)),
                )
              }
            >
              {words.apply(other.length)}
            </Button>
          ) : (
            <Button type="submit" isBusy={isBusy} disabled={amount.trim() === ""}>
              {words.preview}
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}

function hintOf(kind: Kind): string | undefined {
  if (kind === "set") return undefined;
  return kind === "add" ? words.amountHint : words.percentHint;
}

function Changes({ items }: { items: readonly PriceItem[] }) {
  return (
    <section
      aria-label={words.list}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard.
      tabIndex={0}
      className="max-h-64 overflow-y-auto rounded-xl bg-fill"
    >
      <table className="w-full text-sm">
        <thead className="text-left text-muted">
          <tr>
            <th className="px-3 py-2 font-medium">{CATALOG_EN.columns.product}</th>
            <th className="px-2 py-2 text-right font-medium whitespace-nowrap">{words.before}</th>
            <th className="px-3 py-2 text-right font-medium">{words.after}</th>
          </tr>
        </thead>
        <tbody>
          {items.map((item) => (
            <tr key={item.id} className="border-t border-line align-top">
              <td className="px-3 py-1.5">
                {[item.product_title, item.title, item.location_name].filter(Boolean).join(" · ")}
              </td>
              <td className="tabular px-2 py-1.5 text-right whitespace-nowrap text-muted">
                {showPrice(item.before, item.currency, ADMIN_EN.locale)}
              </td>
              <td className="tabular px-3 py-1.5 text-right font-medium whitespace-nowrap">
                {item.after ? (
                  showPrice(item.after, item.currency, ADMIN_EN.locale)
                ) : (
                  <span className="text-danger">{words.noPrice}</span>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
