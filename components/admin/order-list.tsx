import { Ago } from "@/components/ui/ago";
import { classNames } from "@/components/ui/class-names";
import { coinTitle } from "@/lib/gateway/rules";
import { shortId } from "@/lib/order/rules";
import type { OrderEntry } from "@/lib/order/schema";
import { ADMIN_LISTS_EN } from "@/lib/text/admin-lists-en";
import { amountText } from "@/lib/text/amount";
import {
  AGO_CELL,
  AMOUNT_CELL,
  LINE_CELL,
  ListCell,
  ListRow,
  ListTable,
  RowLink,
  WIDE_CELL,
} from "./list-table";
import { ShopperLink } from "./shopper-link";
import { OrderMark } from "./state-mark";

const words = ADMIN_LISTS_EN.orders;

type Props = { orders: readonly OrderEntry[]; isOfOneShopper?: boolean };

/** Orders: what, whose, where it stands, since when and for how much. */
export function OrderList({ orders, isOfOneShopper = false }: Props) {
  const whose = isOfOneShopper ? [] : [ADMIN_LISTS_EN.shopper];
  return (
    <ListTable
      label={words.title}
      headings={[words.order, ...whose, words.state, words.placed, words.total]}
    >
      {orders.map((order) => (
        <ListRow key={order.order_id}>
          <ListCell className={WIDE_CELL}>
            <RowLink href={`/admin/orders/${order.order_id}`}>{order.title}</RowLink>
            <span className="tabular block text-sm text-muted">
              {shortId(order.order_id)} · {words.units(order.unit_count)}
            </span>
          </ListCell>
          {isOfOneShopper ? null : (
            <ListCell className={classNames(WIDE_CELL, "max-md:order-2 md:max-w-44")}>
              <ShopperLink shopper={order.shopper} />
            </ListCell>
          )}
          <ListCell className={classNames("max-md:order-3", isOfOneShopper && LINE_CELL)}>
            <OrderMark state={order.status} />
          </ListCell>
          <ListCell className={classNames("text-sm max-md:order-4", LINE_CELL)}>
            <Ago className={AGO_CELL} iso={order.created_at} locale={ADMIN_LISTS_EN.locale} />
          </ListCell>
          <ListCell className={AMOUNT_CELL}>
            <span className="font-semibold">
              {amountText({ amount: order.total, currency: order.currency }, ADMIN_LISTS_EN.locale)}
            </span>
            <span className="block text-sm text-muted">{meansOf(order)}</span>
          </ListCell>
        </ListRow>
      ))}
    </ListTable>
  );
}

function meansOf({ gateway, pay_currency: coin }: OrderEntry): string {
  if (gateway === "balance") return ADMIN_LISTS_EN.balance;
  return coin ? coinTitle(coin) : "";
}
