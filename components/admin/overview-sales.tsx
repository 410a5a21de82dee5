"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import type { SalesReport } from "@/lib/report/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { amountText } from "@/lib/text/amount";
import { Bones, Figures, Nothing, NumbersToggle, Panel } from "./overview-panel";
import { FigureTable } from "./overview-table";
import { longTime } from "./overview-words";
import type { useFigures } from "./use-figures";

const words = ADMIN_EN.overview;
const PLOT = "h-72 sm:h-80";

const SalesPlot = dynamic(() => import("./overview-sales-plot"), {
  ssr: false,
  loading: () => <Bones className={PLOT} />,
});

type Props = {
  figures: ReturnType<typeof useFigures<SalesReport>>;
  zone: string;
};

/** What was sold over time, as a plot or as numbers. */
export function SalesPanel({ figures, zone }: Props) {
  const [isNumbers, setNumbers] = useState(false);
  const isEmpty = figures.data !== undefined && !hasSales(figures.data);
  return (
    <Panel
      title={words.sales}
      aside={
        isEmpty ? null : (
          <NumbersToggle title={words.sales} isOn={isNumbers} onChange={setNumbers} />
        )
      }
    >
      <Figures figures={figures} skeleton={<Bones className={PLOT} />}>
        {(sales) => {
          if (isEmpty) return <Nothing title={words.noSales} text={words.noSalesText} />;
          return isNumbers ? (
            <SalesTable sales={sales} zone={zone} />
          ) : (
            <SalesPlot sales={sales} zone={zone} />
          );
        }}
      </Figures>
    </Panel>
  );
}

function hasSales({ buckets }: SalesReport): boolean {
  return buckets.some(
    ({ orders, refunds, before_net: before }) =>
      orders > 0 || Number(refunds) !== 0 || Number(before ?? 0) !== 0,
  );
}

function SalesTable({ sales, zone }: { sales: SalesReport; zone: string }) {
  const { currency, unit } = sales;
  const say = (amount: string) => amountText({ amount, currency }, ADMIN_EN.locale);
  return (
    <FigureTable
      isLong
      caption={words.sales}
      columns={[
        { title: words.time, isText: true },
        { title: words.orders },
        { title: words.sold },
        { title: words.refunded },
        { title: words.net },
        { title: words.before },
      ]}
      rows={sales.buckets.map((bucket) => ({
        key: bucket.starts_at,
        cells: [
          longTime({ iso: bucket.starts_at, unit, zone }),
          bucket.orders,
          say(bucket.gross),
          say(bucket.refunds),
          say(bucket.net),
          bucket.before_net === null ? "—" : say(bucket.before_net),
        ],
      }))}
    />
  );
}
