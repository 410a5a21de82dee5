"use client";

import {
  Bar,
  CartesianGrid,
  ComposedChart,
  Line,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from "recharts";
import type { SalesBucket, SalesReport } from "@/lib/report/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { amountText } from "@/lib/text/amount";
import { SALES_COLORS } from "./overview-colors";
import { PlotKey, PlotTip } from "./overview-tip";
import { axisText, axisWidth, countText, longTime, shortAmount, shortTime } from "./overview-words";
import { plotTicks } from "./plot-ticks";

const words = ADMIN_EN.overview;

type Props = { sales: SalesReport; zone: string };

/** A column for each hour, day or month: what was sold above the line, what was given back below it. */
export default function SalesPlot({ sales, zone }: Props) {
  const { currency, unit } = sales;
  const hasBefore = sales.buckets.some(({ before_net: net }) => net !== null && Number(net) !== 0);
  const rows = sales.buckets.map((bucket) => ({
    bucket,
    gross: Number(bucket.gross),
    refunds: -Number(bucket.refunds),
    before: bucket.before_net === null ? null : Number(bucket.before_net),
  }));
  const amounts = rows.flatMap(({ gross, refunds, before }) => [gross, refunds, before ?? 0]);
  const ticks = plotTicks(amounts);
  const labelOf = (tick: number) => shortAmount(String(tick), currency);
  return (
    <>
      <div className="h-64 text-xs sm:h-72">
        <ResponsiveContainer width="100%" height="100%">
          <ComposedChart
            data={rows}
            title={words.sales}
            stackOffset="sign"
            margin={{ top: 8, right: 4, bottom: 0, left: 0 }}
          >
            <CartesianGrid vertical={false} stroke="var(--line)" />
            <XAxis
              dataKey="bucket.starts_at"
              tickFormatter={(iso: string) => shortTime({ iso, unit, zone })}
              tick={axisText("var(--muted)")}
              tickLine={false}
              axisLine={false}
              minTickGap={20}
              tickMargin={8}
            />
            <YAxis
              tickFormatter={labelOf}
              tick={axisText("var(--muted)")}
              tickLine={false}
              axisLine={false}
              width={axisWidth(ticks.map(labelOf))}
              ticks={ticks}
              domain={[Math.min(0, ...amounts), ticks.at(-1) ?? 0]}
            />
            <Tooltip
              cursor={{ fill: "var(--fill)" }}
              isAnimationActive={false}
              content={({ active, payload }) => {
                const bucket: SalesBucket | undefined = payload?.[0]?.payload?.bucket;
                return active && bucket ? (
                  <PlotTip
                    title={longTime({ iso: bucket.starts_at, unit, zone })}
                    lines={linesOf(bucket, currency)}
                  />
                ) : null;
              }}
            />
            <ReferenceLine y={0} stroke="var(--edge)" />
            <Bar
              dataKey="gross"
              stackId="net"
              fill={SALES_COLORS.gross}
              radius={[4, 4, 0, 0]}
              maxBarSize={36}
              isAnimationActive={false}
            />
            <Bar
              dataKey="refunds"
              stackId="net"
              fill={SALES_COLORS.refunds}
              radius={[4, 4, 0, 0]}
              maxBarSize={36}
              isAnimationActive={false}
            />
            {hasBefore ? (
              <Line
                dataKey="before"
                type="linear"
                stroke={SALES_COLORS.before}
                strokeWidth={1.5}
                strokeDasharray="5 4"
                dot={false}
                activeDot={false}
                isAnimationActive={false}
              />
            ) : null}
          </ComposedChart>
        </ResponsiveContainer>
      </div>
      <PlotKey
        entries={[
          { title: words.sold, color: SALES_COLORS.gross },
          { title: words.refunded, color: SALES_COLORS.refunds },
          ...(hasBefore ? [{ title: words.before, color: SALES_COLORS.before, isLine: true }] : []),
        ]}
      />
    </>
  );
}

function linesOf(bucket: SalesBucket, currency: string) {
  const say = (amount: string) => amountText({ amount, currency }, ADMIN_EN.locale);
  const before = bucket.before_net;
  return [
    { title: words.sold, color: SALES_COLORS.gross, value: say(bucket.gross) },
    { title: words.refunded, color: SALES_COLORS.refunds, value: say(bucket.refunds) },
    { title: words.orders, value: countText(bucket.orders) },
    ...(before === null
      ? []
      : [{ title: words.before, color: SALES_COLORS.before, value: say(before) }]),
  ];
}
