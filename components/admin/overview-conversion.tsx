import { type Conversion, type DepositReport, percentOf } from "@/lib/report/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { Bones, Figures, Nothing, Panel } from "./overview-panel";
import { countText, percentText } from "./overview-words";
import type { useFigures } from "./use-figures";

const words = ADMIN_EN.overview;

const STEPS = ["placed", "paid", "awaiting", "expired", "cancelled"] as const;

const COLORS: Record<(typeof STEPS)[number], string> = {
  placed: "light-dark(#8f99a5, #7a8796)",
  paid: "light-dark(#0072b2, #56b4e9)",
  awaiting: "light-dark(#e69f00, #f0b93a)",
  expired: "light-dark(#8f99a5, #7a8796)",
  cancelled: "light-dark(#8f99a5, #7a8796)",
};

/** How many baskets become orders, and how many orders get paid. */
export function ConversionPanel({
  figures,
}: {
  figures: ReturnType<typeof useFigures<DepositReport>>;
}) {
  return (
    <Panel title={words.conversion} intro={words.conversionText}>
      <Figures figures={figures} skeleton={<Bones className="h-64" />}>
        {({ conversion }) =>
          conversion.placed === 0 ? (
            <Nothing title={words.noOrders} text={words.noOrdersText} />
          ) : (
            <Steps conversion={conversion} />
          )
        }
      </Figures>
      <Baskets count={figures.data?.conversion.baskets} />
    </Panel>
  );
}

function Steps({ conversion }: { conversion: Conversion }) {
  return (
    <ul className="space-y-3">
      {STEPS.map((step) => {
        const percent = percentOf({ part: conversion[step], whole: conversion.placed }) ?? 0;
        return (
          <li key={step}>
            <div className="flex items-baseline justify-between gap-4 pb-1 text-sm">
              <span className="font-medium">{words[step]}</span>
              <span className="tabular">
                {countText(conversion[step])}
                {step === "placed" ? null : (
                  <span className="inline-block w-16 text-right text-muted">
                    {percentText(percent)}
                  </span>
                )}
              </span>
            </div>
            <div aria-hidden="true" className="h-2 overflow-hidden rounded-full bg-fill">
              <div
                className="h-full rounded-full"
                style={{ width: `${percent}%`, background: COLORS[step] }}
              />
            </div>
          </li>
        );
      })}
    </ul>
  );
}

function Baskets({ count }: { count: number | undefined }) {
  return count === undefined ? null : (
    <p className="mt-5 flex justify-between gap-4 border-t border-line pt-3 text-sm">
      <span className="text-muted">{words.baskets}</span>
      <span className="tabular font-medium">{countText(count)}</span>
    </p>
  );
}
