"use client";

import dynamic from "next/dynamic";
import { useState } from "react";
import { coinTitle, gatewayTitle } from "@/lib/gateway/rules";
import { type DepositReport, OUTCOMES } from "@/lib/report/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { amountText } from "@/lib/text/amount";
import { Bones, Figures, Nothing, NumbersToggle, Panel } from "./overview-panel";
import { FigureTable } from "./overview-table";
import { countText, durationText, percentText } from "./overview-words";
import type { useFigures } from "./use-figures";

const words = ADMIN_EN.overview;
const PLOT = "h-72";

const DepositsPlot = dynamic(() => import("./overview-deposits-plot"), {
  ssr: false,
  loading: () => <Bones className={PLOT} />,
});

type Props = { figures: ReturnType<typeof useFigures<DepositReport>> };

/** What became of the payments that shoppers were asked for. */
export function DepositsPanel({ figures }: Props) {
  const [isNumbers, setNumbers] = useState(false);
  const isEmpty = figures.data !== undefined && figures.data.rows.length === 0;
  return (
    <Panel
      title={words.payments}
      intro={words.paymentsText}
      aside={
        isEmpty ? null : (
          <NumbersToggle title={words.payments} isOn={isNumbers} onChange={setNumbers} />
        )
      }
    >
      <Figures figures={figures} skeleton={<Bones className={PLOT} />}>
        {(deposits) => {
          if (isEmpty) return <Nothing title={words.noPayments} text={words.noPaymentsText} />;
          return (
            <div className="space-y-5">
              <Rates deposits={deposits} />
              {isNumbers ? (
                <DepositTable deposits={deposits} />
              ) : (
                <DepositsPlot deposits={deposits} />
              )}
            </div>
          );
        }}
      </Figures>
    </Panel>
  );
}

function Rates({ deposits }: { deposits: DepositReport }) {
  const { rates, rates_before: before, settle_seconds: seconds } = deposits;
  const share = (percent: number | null) => (percent === null ? "—" : percentText(percent));
  const within = (time: number | null) => (time === null ? words.noneSettled : durationText(time));
  return (
    <dl className="grid grid-cols-2 gap-x-4 gap-y-4 sm:grid-cols-4">
      <Rate title={words.success} value={share(rates.success_percent)}>
        {before.success_percent === null
          ? words.ended(rates.ended)
          : words.successBefore(percentText(before.success_percent))}
      </Rate>
      <Rate title={words.unpaid} value={share(rates.unpaid_percent)}>
        {words.ended(rates.ended)}
      </Rate>
      <Rate title={words.failure} value={share(rates.failure_percent)}>
        {words.failureText}
      </Rate>
      <Rate title={words.settled} value={within(seconds.p50)}>
        {seconds.p95 === null ? words.half : `${words.half}; ${words.most} ${within(seconds.p95)}`}
      </Rate>
    </dl>
  );
}

function Rate({ title, value, children }: { title: string; value: string; children: string }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm font-medium text-muted">{title}</dt>
      <dd className="tabular text-xl font-semibold tracking-tight">{value}</dd>
      <dd className="text-sm text-muted text-pretty">{children}</dd>
    </div>
  );
}

function DepositTable({ deposits }: { deposits: DepositReport }) {
  const seen = OUTCOMES.filter((outcome) => deposits.outcomes[outcome] > 0);
  const say = (amount: string) =>
    amountText({ amount, currency: deposits.currency }, ADMIN_EN.locale);
  return (
    <FigureTable
      caption={words.payments}
      columns={[
        { title: words.coin, isText: true },
        { title: words.gateway, isText: true },
        { title: words.credited },
        ...seen.map((outcome) => ({ title: words.outcomes[outcome] })),
      ]}
      rows={deposits.rows.map((row) => ({
        key: `${row.gateway} ${row.pay_currency}`,
        cells: [
          coinTitle(row.pay_currency),
          gatewayTitle(row.gateway),
          say(row.credited),
          ...seen.map((outcome) => countText(row.outcomes[outcome])),
        ],
      }))}
    />
  );
}
