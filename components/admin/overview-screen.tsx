"use client";

import { useRouter, useSearchParams } from "next/navigation";
import type { ReactNode } from "react";
import type { DepositReport, ProductReport, SalesReport, StateReport } from "@/lib/report/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { Heading } from "./heading";
import { Attention } from "./overview-attention";
import { ConversionPanel } from "./overview-conversion";
import { DepositsPanel } from "./overview-deposits";
import { Bones } from "./overview-panel";
import { type Choice, choiceHref, daysOf, readChoice } from "./overview-period";
import { PeriodPicker } from "./overview-period-picker";
import { BatchesPanel, ProductsPanel } from "./overview-products";
import { SalesPanel } from "./overview-sales";
import { LowStockPanel, MachinePanel, ReviewsPanel } from "./overview-state";
import { Totals } from "./overview-totals";
import { useFigures } from "./use-figures";
import { useToday } from "./use-today";

const words = ADMIN_EN.overview;

/** How the shop is doing: its figures for the days one chooses, and what needs a person now. They keep themselves up to date. */
export function OverviewScreen({ children }: { children?: ReactNode }) {
  const here = useToday();
  return (
    <>
      <Heading
        title={words.title}
        intro={here ? words.intro(here.zone.replaceAll("_", " ")) : ""}
      />
      <div className="space-y-4">
        {children}
        {here ? <Overview zone={here.zone} today={here.today} /> : <Bones className="h-96" />}
      </div>
    </>
  );
}

function Overview({ zone, today }: { zone: string; today: string }) {
  const router = useRouter();
  const choice = readChoice(useSearchParams());
  const days = daysOf(choice, today);
  const query = new URLSearchParams({ ...days, tz: zone });
  const sales = useFigures<SalesReport>(`/api/admin/overview?${query}`);
  const deposits = useFigures<DepositReport>(`/api/admin/overview/deposits?${query}`);
  const products = useFigures<ProductReport>(`/api/admin/overview/products?${query}`);
  const state = useFigures<StateReport>("/api/admin/overview/state");
  const now = Date.now();
  const choose = (next: Choice) => router.replace(choiceHref(next), { scroll: false });
  return (
    <>
      <Attention figures={state} now={now} />
      <PeriodPicker choice={choice} days={days} onChoose={choose} />
      <Totals figures={sales} period={choice.name} />
      <SalesPanel figures={sales} zone={zone} />
      <div className="grid gap-4 lg:grid-cols-[3fr_2fr] lg:items-start">
        <DepositsPanel figures={deposits} />
        <div className="flex flex-col gap-4">
          <ConversionPanel figures={deposits} />
          <ReviewsPanel figures={state} now={now} />
        </div>
      </div>
      <ProductsPanel figures={products} />
      <BatchesPanel figures={products} />
      <div className="grid gap-4 lg:grid-cols-2 lg:items-start">
        <LowStockPanel figures={state} />
        <MachinePanel figures={state} now={now} />
      </div>
    </>
  );
}
