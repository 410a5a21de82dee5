import type { OrderRecord } from "@/lib/order/rules";
import { RECORD_EN } from "@/lib/text/admin-evidence-en";
import { price } from "./evidence-words";

const words = RECORD_EN;

/** What was bought, with the units that belong to it by their ids alone, and how its delivery stands. */
export function OrderLines({ order }: { order: OrderRecord }) {
  return (
    <section aria-label={words.lines} className="rounded-2xl bg-surface p-4">
      <h2 className="pb-2 text-sm font-medium text-muted">{words.lines}</h2>
      <ul className="divide-y divide-line">
        {order.lines.map((line) => (
          <li key={line.position} className="py-2.5 first:pt-0 last:pb-0">
            <p className="flex justify-between gap-4">
              <span className="font-medium">{line.title}</span>
              <span className="tabular shrink-0">{price(line.line_total, order.currency)}</span>
            </p>
            <p className="text-sm text-muted">
              {words.quantity(line.quantity, price(line.unit_price, order.currency))}
              {line.is_unlimited ? ` · ${words.unlimited}` : null}
            </p>
            {line.units.length > 0 ? (
              <ul className="pt-1.5 text-sm">
                {line.units.map(({ unit_id: id, state, replaces_unit_id: replaced }) => (
                  <li key={id} className="flex justify-between gap-4">
                    <span className="min-w-0">
                      <span className="font-mono text-muted">{id}</span>
                      {replaced ? (
                        <span className="block text-muted">{words.replaces(replaced)}</span>
                      ) : null}
                    </span>
                    <span className={state === "void" ? "text-muted line-through" : "text-muted"}>
                      {words.unitStates[state]}
                    </span>
                  </li>
                ))}
              </ul>
            ) : null}
          </li>
        ))}
      </ul>
      <p className="border-t border-line pt-2.5 mt-2.5 text-sm text-muted">
        {order.delivery ? `${words.deliveryStates[order.delivery.state]} ` : null}
        {words.hidden}
      </p>
    </section>
  );
}
