import { Ago } from "@/components/ui/ago";
import { classNames } from "@/components/ui/class-names";
import { COUNTED_ORDERS_MAX, type ShopperEntry } from "@/lib/shopper/rules";
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
import { nameOf, ShopperMarks } from "./shopper-link";

const words = ADMIN_LISTS_EN.shoppers;

/** Shoppers: who, since when, last seen, how much they have and how often they ordered. */
export function ShopperList({ shoppers }: { shoppers: readonly ShopperEntry[] }) {
  return (
    <ListTable
      label={words.title}
      headings={[ADMIN_LISTS_EN.shopper, words.since, words.seen, ADMIN_LISTS_EN.balance]}
    >
      {shoppers.map((shopper) => (
        <ListRow key={shopper.shopper_id}>
          <ListCell className={WIDE_CELL}>
            <RowLink href={`/admin/shoppers/${shopper.shopper_id}`}>
              <bdi className="break-words">{nameOf(shopper)}</bdi>
            </RowLink>
            <span className="tabular block text-sm text-muted">
              {shopper.username ? `@${shopper.username} · ` : ""}
              {shopper.telegram_id}
            </span>
            <ShopperMarks marks={shopper.marks} />
          </ListCell>
          <ListCell className="text-sm max-md:hidden">
            <Ago className={AGO_CELL} iso={shopper.created_at} locale={ADMIN_LISTS_EN.locale} />
          </ListCell>
          <ListCell className={classNames("text-sm max-md:order-2", LINE_CELL)}>
            <span className="text-muted md:hidden">{words.seen} </span>
            <Ago className={AGO_CELL} iso={shopper.seen_at} locale={ADMIN_LISTS_EN.locale} />
          </ListCell>
          <ListCell className={AMOUNT_CELL}>
            <span className="font-semibold">
              {amountText(
                { amount: shopper.balance, currency: shopper.currency },
                ADMIN_LISTS_EN.locale,
              )}
            </span>
            <span className="block text-sm text-muted">
              {words.orders(shopper.order_count, COUNTED_ORDERS_MAX)}
            </span>
          </ListCell>
        </ListRow>
      ))}
    </ListTable>
  );
}
