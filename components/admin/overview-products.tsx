import type { Earned, ProductReport } from "@/lib/report/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { amountText } from "@/lib/text/amount";
import { Bones, Figures, Nothing, Panel } from "./overview-panel";
import { FigureTable } from "./overview-table";
import { countText, percentText } from "./overview-words";
import type { useFigures } from "./use-figures";

const words = ADMIN_EN.overview;

type Props = { figures: ReturnType<typeof useFigures<ProductReport>> };

const COLUMNS = [
  { title: words.quantity },
  { title: words.netColumn },
  { title: words.cost, isWideOnly: true },
  { title: words.margin },
];

/** What sells best, and what it earns. */
export function ProductsPanel({ figures }: Props) {
  return (
    <Panel title={words.products}>
      <Figures figures={figures} skeleton={<Bones className="h-64" />}>
        {({ products, total, currency }) =>
          products.length === 0 ? (
            <Nothing title={words.noProducts} text={words.noProductsText} />
          ) : (
            <>
              <FigureTable
                isStacked
                caption={words.products}
                columns={[{ title: words.product, isText: true }, ...COLUMNS]}
                rows={[
                  ...products.map((row) => ({
                    key: row.product_id,
                    cells: [<Name key="name" title={row.title} />, ...cells(row, currency)],
                  })),
                  {
                    key: "all",
                    cells: [<strong key="all">{words.all}</strong>, ...cells(total, currency)],
                  },
                ]}
              />
              {total.unknown > 0 ? (
                <p className="pt-3 text-sm text-muted text-pretty">
                  {words.unknownCost(total.unknown)}
                </p>
              ) : null}
            </>
          )
        }
      </Figures>
    </Panel>
  );
}

/** The same for the batches that units came in. */
export function BatchesPanel({ figures }: Props) {
  return (
    <Panel title={words.batches}>
      <Figures figures={figures} skeleton={<Bones className="h-40" />}>
        {({ batches, currency }) =>
          batches.length === 0 ? (
            <Nothing title={words.noBatches} text={words.noBatchesText} />
          ) : (
            <FigureTable
              isStacked
              caption={words.batches}
              columns={[{ title: words.batch, isText: true }, ...COLUMNS]}
              rows={batches.map((row) => ({
                key: row.batch_id,
                cells: [
                  <Name
                    key="name"
                    title={row.name}
                    remark={`${row.title}, ${words.free(row.free)}`}
                  />,
                  ...cells(row, currency),
                ],
              }))}
            />
          )
        }
      </Figures>
    </Panel>
  );
}

function Name({ title, remark }: { title: string; remark?: string }) {
  return (
    <>
      <span className="block font-medium">{title}</span>
      {remark ? <span className="block text-muted">{remark}</span> : null}
    </>
  );
}

function cells(row: Earned, currency: string) {
  const say = (amount: string) => amountText({ amount, currency }, ADMIN_EN.locale);
  const isUnknown = row.unknown > 0;
  const unknown = (
    <span key="unknown" className="text-muted">
      {words.unknown}
    </span>
  );
  return [
    countText(row.quantity),
    say(row.net),
    isUnknown ? unknown : say(row.cost),
    row.margin === null ? (
      unknown
    ) : (
      <span key="margin">
        {say(row.margin)}
        {row.margin_percent === null ? null : (
          <span className="block text-muted">{percentText(row.margin_percent)}</span>
        )}
      </span>
    ),
  ];
}
