"use client";

import { Bar, BarChart, ResponsiveContainer, Tooltip, XAxis, YAxis } from "recharts";
import { coinTitle, gatewayTitle } from "@/lib/gateway/rules";
import { type CoinDeposits, type DepositReport, OUTCOMES } from "@/lib/report/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { amountText } from "@/lib/text/amount";
import { OUTCOME_COLORS } from "./overview-colors";
import { PlotKey, PlotTip } from "./overview-tip";
import { axisText, axisWidth, countText, percentText } from "./overview-words";

const words = ADMIN_EN.overview;
const ROW_PX = 44;
const AXIS_PX = 24;
const ROWS_MAX = 12;
const AXIS_WIDTH_MAX = 140;
const TICK_PX = 8; // what the chart library leaves between a label and its bar

/** A bar for each coin, cut by what became of its payments; how many there were stands beside its name. */
export default function DepositsPlot({ deposits }: { deposits: DepositReport }) {
  const seen = OUTCOMES.filter((outcome) => deposits.outcomes[outcome] > 0);
  const rows = deposits.rows
    .slice(0, ROWS_MAX)
    .map((row) => ({ row, name: nameOf(row, deposits.rows) }));
  const labelWidth = Math.min(AXIS_WIDTH_MAX, axisWidth(rows.map(({ name }) => name)));
  return (
    <>
      <div className="text-xs" style={{ height: rows.length * ROW_PX + AXIS_PX }}>
        <ResponsiveContainer width="100%" height="100%">
          <BarChart
            data={rows}
            layout="vertical"
            stackOffset="expand"
            title={words.payments}
            margin={{ top: 0, right: 8, bottom: 0, left: 0 }}
          >
            <XAxis
              type="number"
              tickFormatter={(share: number) => percentText(share * 100)}
              tickCount={3}
              height={24}
              tick={axisText("var(--muted)")}
              tickLine={false}
              axisLine={false}
            />
            <YAxis
              type="category"
              dataKey="name"
              tick={{ ...axisText("var(--ink)"), width: labelWidth - TICK_PX }}
              tickLine={false}
              axisLine={false}
              width={labelWidth}
              interval={0}
            />
            <Tooltip
              cursor={{ fill: "var(--fill)" }}
              isAnimationActive={false}
              content={({ active, payload }) => {
                const row: CoinDeposits | undefined = payload?.[0]?.payload?.row;
                return active && row ? <Tip row={row} currency={deposits.currency} /> : null;
              }}
            />
            {seen.map((outcome) => (
              <Bar
                key={outcome}
                dataKey={`row.outcomes.${outcome}`}
                stackId="coin"
                fill={OUTCOME_COLORS[outcome]}
                stroke="var(--surface)"
                strokeWidth={1}
                maxBarSize={22}
                isAnimationActive={false}
              />
            ))}
          </BarChart>
        </ResponsiveContainer>
      </div>
      <PlotKey
        entries={seen.map((outcome) => ({
          title: `${words.outcomes[outcome]} ${countText(deposits.outcomes[outcome])}`,
          color: OUTCOME_COLORS[outcome],
        }))}
      />
    </>
  );
}

/** A coin that several gateways take is told apart by the gateway. */
function nameOf(
  { pay_currency: coin, gateway, outcomes }: CoinDeposits,
  rows: readonly CoinDeposits[],
): string {
  const count = OUTCOMES.reduce((sum, outcome) => sum + outcomes[outcome], 0);
  const isOfMany = rows.some((row) => row.pay_currency === coin && row.gateway !== gateway);
  const name = isOfMany ? `${coinTitle(coin)}, ${gatewayTitle(gateway)}` : coinTitle(coin);
  return `${name} (${countText(count)})`;
}

function Tip({ row, currency }: { row: CoinDeposits; currency: string }) {
  const outcomes = OUTCOMES.filter((outcome) => row.outcomes[outcome] > 0);
  return (
    <PlotTip
      title={`${coinTitle(row.pay_currency)}, ${gatewayTitle(row.gateway)}`}
      lines={[
        ...outcomes.map((outcome) => ({
          title: words.outcomes[outcome],
          color: OUTCOME_COLORS[outcome],
          value: countText(row.outcomes[outcome]),
        })),
        {
          title: words.credited,
          value: amountText({ amount: row.credited, currency }, ADMIN_EN.locale),
        },
      ]}
    />
  );
}
