import { classNames } from "@/components/ui/class-names";
import type { SalesReport } from "@/lib/report/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { amountText } from "@/lib/text/amount";
import { Bones, Figures } from "./overview-panel";
import type { PeriodName } from "./overview-period";
import { percentText } from "./overview-words";
import type { useFigures } from "./use-figures";

const words = ADMIN_EN.overview;

type Props = { figures: ReturnType<typeof useFigures<SalesReport>>; period: PeriodName };

/** The four figures an owner looks for first, each against the period before. */
export function Totals({ figures, period }: Props) {
  return (
    <section aria-label={words.totals}>
      <Figures figures={figures} skeleton={<Bones className="h-60 rounded-2xl sm:h-32" />}>
        {({ total, change, currency }) => {
          const say = (amount: string) => amountText({ amount, currency }, ADMIN_EN.locale);
          const than = words.comparedWith[period];
          return (
            <dl className="grid grid-cols-2 gap-3 lg:grid-cols-4">
              <Total
                title={words.net}
                value={say(total.net)}
                change={change.net}
                than={than}
                remark={words.netOf(say(total.gross))}
              />
              <Total
                title={words.orders}
                value={new Intl.NumberFormat(ADMIN_EN.locale).format(total.orders)}
                change={change.orders}
                than={than}
              />
              <Total
                title={words.average}
                value={total.average === null ? "—" : say(total.average)}
                change={total.average === null ? null : change.average}
                than={than}
              />
              <Total
                title={words.refunds}
                value={say(total.refunds)}
                change={change.refunds}
                than={than}
                isBadWhenMore
                remark={
                  Number(total.granted) === 0 ? words.noGrants : words.granted(say(total.granted))
                }
              />
            </dl>
          );
        }}
      </Figures>
    </section>
  );
}

type TotalProps = {
  title: string;
  value: string;
  change: number | null;
  than: string;
  remark?: string;
  isBadWhenMore?: boolean;
};

function Total({ title, value, change, than, remark, isBadWhenMore = false }: TotalProps) {
  return (
    <div className="flex min-w-0 flex-col rounded-2xl bg-surface p-4">
      <dt className="text-sm font-medium text-muted">{title}</dt>
      <dd className="tabular pt-1 text-xl font-semibold tracking-tight sm:text-2xl">{value}</dd>
      <dd className="pt-1 text-sm">
        <Change change={change} than={than} isBadWhenMore={isBadWhenMore} />
      </dd>
      {remark ? <dd className="mt-auto pt-2 text-sm text-muted text-pretty">{remark}</dd> : null}
    </div>
  );
}

function Change({
  change,
  than,
  isBadWhenMore,
}: Pick<TotalProps, "change" | "than" | "isBadWhenMore">) {
  if (change === null) return <span className="text-muted">{words.noneBefore}</span>;
  if (change === 0) return <span className="text-muted">{words.unchanged}</span>;
  const isGood = change > 0 !== isBadWhenMore;
  return (
    <>
      <span className={classNames("tabular font-medium", isGood ? "text-good" : "text-danger")}>
        <span aria-hidden="true">{change > 0 ? "↑" : "↓"}</span>
        <span className="sr-only">{change > 0 ? words.up : words.down}</span>{" "}
        {percentText(Math.abs(change))}
      </span>{" "}
      <span className="text-muted">{than}</span>
    </>
  );
}
