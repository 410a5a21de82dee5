import { Ago } from "@/components/ui/ago";
import { classNames } from "@/components/ui/class-names";
import type { DepositEntry } from "@/lib/deposit/rules";
import { coinTitle } from "@/lib/gateway/rules";
import { shortId } from "@/lib/order/rules";
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
import { DepositMark } from "./state-mark";

const words = ADMIN_LISTS_EN.payments;

type Props = { deposits: readonly DepositEntry[]; isOfOneShopper?: boolean };

/** Payments: in what, what for, whose, where each stands, since when, how much was asked and what it was worth. */
export function DepositList({ deposits, isOfOneShopper = false }: Props) {
  const whose = isOfOneShopper ? [] : [ADMIN_LISTS_EN.shopper];
  return (
    <ListTable
      label={words.title}
      headings={[words.payment, ...whose, words.status, words.opened, words.price]}
    >
      {deposits.map((deposit) => (
        <ListRow key={deposit.payment_id}>
          <ListCell className={WIDE_CELL}>
            <RowLink href={`/admin/payments/${deposit.payment_id}`}>
              {coinTitle(deposit.pay_currency)}
            </RowLink>
            <span className="tabular block text-sm text-muted">
              {shortId(deposit.payment_id)} ·{" "}
              {deposit.order_id ? words.forOrder(shortId(deposit.order_id)) : words.forBalance}
            </span>
            <Received deposit={deposit} />
          </ListCell>
          {isOfOneShopper ? null : (
            <ListCell className={classNames(WIDE_CELL, "max-md:order-2 md:max-w-44")}>
              <ShopperLink shopper={deposit.shopper} />
            </ListCell>
          )}
          <ListCell className={classNames("max-md:order-3", isOfOneShopper && LINE_CELL)}>
            <DepositMark status={deposit.status} />
          </ListCell>
          <ListCell className={classNames("text-sm max-md:order-4", LINE_CELL)}>
            <Ago className={AGO_CELL} iso={deposit.created_at} locale={ADMIN_LISTS_EN.locale} />
          </ListCell>
          <ListCell className={AMOUNT_CELL}>
            <span className="font-semibold">{inMoney(deposit, deposit.price_amount)}</span>
            {deposit.credited_amount === "0.00" ? null : (
              <span className="block text-sm text-muted">
                {words.credited(inMoney(deposit, deposit.credited_amount))}
              </span>
            )}
          </ListCell>
        </ListRow>
      ))}
    </ListTable>
  );
}

function Received({ deposit }: { deposit: DepositEntry }) {
  const { pay_amount: asked, received_amount: received, pay_currency: coin } = deposit;
  if (asked === null) return <p className="text-sm text-muted">{words.notAsked}</p>;
  if (received === "0") return null;
  return (
    <p className="tabular text-sm text-muted">
      {words.received(received, asked, coin.toUpperCase())}
    </p>
  );
}

function inMoney({ currency }: DepositEntry, amount: string): string {
  return amountText({ amount, currency }, ADMIN_LISTS_EN.locale);
}
