import { TextField } from "@/components/ui/text-field";
import type { DepositEntry } from "@/lib/deposit/rules";
import { coinTitle, GATEWAY_NAMES, gatewayTitle, OFFERED_CURRENCIES } from "@/lib/gateway/rules";
import type { ListPage } from "@/lib/list/rules";
import type { OrderEntry } from "@/lib/order/schema";
import type { ShopperEntry } from "@/lib/shopper/rules";
import { ADMIN_LISTS_EN } from "@/lib/text/admin-lists-en";
import { DepositList } from "./deposit-list";
import { Heading } from "./heading";
import { FilterChoices, FilterSelect, ListFilters } from "./list-filters";
import { ListFrame } from "./list-frame";
import type { ListQuery } from "./list-query";
import { OrderList } from "./order-list";
import { ShopperList } from "./shopper-list";

const words = ADMIN_LISTS_EN;

type Props<Entry> = { query: ListQuery; page: ListPage<Entry>; isExportable: boolean };
type Place = { readonly value: string; readonly title: string };

/** The parts of the address that each list knows, beside the search, the period and the page. */
export const LIST_FILTERS = {
  orders: ["state", "gateway", "coin", "location", "product", "shopper"],
  payments: ["status", "purpose", "gateway", "coin", "shopper"],
  shoppers: ["mark"],
} as const;

/** Everybody's orders. */
export function OrdersScreen({
  places,
  ...props
}: Props<OrderEntry> & { places: readonly Place[] }) {
  const { query } = props;
  const { title, intro, emptyTitle, emptyText } = words.orders;
  const path = "/admin/orders";
  return (
    <>
      <Heading title={title} intro={intro} />
      <ListFilters path={path} query={query} hint={words.orders.searchHint}>
        <FilterChoices
          label={words.orders.state}
          name="state"
          query={query}
          titles={words.orders.status}
        />
        <PaymentFilters query={query} />
        <FilterSelect
          label={words.orders.location}
          name="location"
          query={query}
          options={places}
        />
        <TextField
          label={words.orders.product}
          placeholder={words.orders.productHint}
          name="product"
          minLength={2}
          maxLength={100}
          defaultValue={query.product}
          autoComplete="off"
        />
        <OnlyShopper query={query} />
      </ListFilters>
      <ListFrame
        {...props}
        path={path}
        empty={{ icon: "orders", title: emptyTitle, text: emptyText }}
      >
        <OrderList orders={props.page.items} />
      </ListFrame>
    </>
  );
}

/** Everybody's payments. */
export function PaymentsScreen(props: Props<DepositEntry>) {
  const { query } = props;
  const { title, intro, emptyTitle, emptyText, purposes } = words.payments;
  const path = "/admin/payments";
  return (
    <>
      <Heading title={title} intro={intro} />
      <ListFilters path={path} query={query} hint={words.payments.searchHint}>
        <FilterChoices
          label={words.payments.status}
          name="status"
          query={query}
          titles={words.payments.statuses}
        />
        <FilterSelect
          label={words.payments.purpose}
          name="purpose"
          query={query}
          options={Object.entries(purposes).map(([value, name]) => ({ value, title: name }))}
        />
        <PaymentFilters query={query} />
        <OnlyShopper query={query} />
      </ListFilters>
      <ListFrame
        {...props}
        path={path}
        empty={{ icon: "wallet", title: emptyTitle, text: emptyText }}
      >
        <DepositList deposits={props.page.items} />
      </ListFrame>
    </>
  );
}

/** Everybody who ever opened the shop. */
export function ShoppersScreen(props: Props<ShopperEntry>) {
  const { query } = props;
  const { title, intro, emptyTitle, emptyText, marks } = words.shoppers;
  const path = "/admin/shoppers";
  return (
    <>
      <Heading title={title} intro={intro} />
      <ListFilters path={path} query={query} hint={words.shoppers.searchHint}>
        <FilterChoices label={words.shoppers.mark} name="mark" query={query} titles={marks} />
      </ListFilters>
      <ListFrame
        {...props}
        path={path}
        empty={{ icon: "profile", title: emptyTitle, text: emptyText }}
      >
        <ShopperList shoppers={props.page.items} />
      </ListFrame>
    </>
  );
}

function PaymentFilters({ query }: { query: ListQuery }) {
  const coins = OFFERED_CURRENCIES.map(({ currency }) => ({
    value: currency,
    title: coinTitle(currency),
  }));
  const gateways = GATEWAY_NAMES.map((name) => ({ value: name, title: gatewayTitle(name) }));
  return (
    <>
      <FilterSelect label={words.gateway} name="gateway" query={query} options={gateways} />
      <FilterSelect label={words.coin} name="coin" query={query} options={coins} />
    </>
  );
}

/** Where the list is of one shopper, it stays so until that is taken out. */
function OnlyShopper({ query }: { query: ListQuery }) {
  if (!query.shopper) return null;
  return (
    <TextField
      label={words.onlyShopper}
      name="shopper"
      maxLength={64}
      defaultValue={query.shopper}
      autoComplete="off"
    />
  );
}
