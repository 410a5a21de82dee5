import { query } from "@/lib/db";
import { narrowPeriod } from "@/lib/list/narrow-period";
import { type FoundIds, findIds, type StaffList } from "@/lib/list/read-page";
import {
  COUNTED_MAX,
  containing,
  PART_LENGTH_MIN,
  readSearch,
  type SearchTerm,
} from "@/lib/list/rules";
import { money, toDecimal } from "@/lib/money";
import {
  matchShoppers,
  SHOPPER_COLUMNS,
  type ShopperColumns,
  toShopperName,
} from "@/lib/shopper/match-shoppers";
import { type NarrowedList, narrowList } from "@/lib/sql";
import type { OrderState } from "./rules";
import type { OrderEntry, OrderQuery } from "./schema";

/** More offers than any product or place has. */
const OFFERS_MAX = 20_000;

type OrderRow = ShopperColumns & {
  order_id: string;
  state: OrderState;
  total_minor: string;
  currency: string;
  created_at: Date;
  paid_at: Date | null;
  delivered_at: Date | null;
  title: string;
  unit_count: number;
  gateway: string | null;
  pay_currency: string | null;
};

/**
 * An order query whose product and place are looked up, and the products that are called what is searched for: PostgreSQL knows how often an offer
 * is bought, but not how often a title is.
 */
type ResolvedOrderQuery = Omit<OrderQuery, "product" | "location"> & {
  readonly offerIds: readonly string[] | undefined;
  readonly namedIds: readonly string[] | undefined;
};

/** Looks up the offers that are asked for. */
async function resolveOrderQuery(asked: OrderQuery): Promise<ResolvedOrderQuery> {
  const { product, location, ...wanted } = asked;
  const [offerIds, namedIds] = await Promise.all([findOffers(asked), findNamed(asked)]);
  return { ...wanted, offerIds, namedIds };
}

async function findOffers({ product, location }: OrderQuery): Promise<string[] | undefined> {
  if (product === undefined && location === undefined) return undefined;
  const list = narrowList();
  list.when(location, (place) => {
    const places = `SELECT id FROM location WHERE ${place} IN (id, parent_id)`;
    return `f.location_id IN (${places})`;
  });
  if (product !== undefined) {
    const part = list.bind(containing(product));
    list.add(`(p.id = ${list.bind(product)} OR p.search_text LIKE lower(${part}))`);
  }
  const text = `SELECT f.id FROM offer f JOIN product p ON p.id = f.product_id WHERE ${list.where()} LIMIT ${OFFERS_MAX}`;
  const offers = await query<{ id: string }>({ text, values: list.values });
  return offers.map(({ id }) => id);
}

// The index holds titles and descriptions together; only a title counts.
const FIND_NAMED = `
SELECT f.id FROM offer f JOIN product p ON p.id = f.product_id
 WHERE p.search_text LIKE lower($1) AND (lower(p.title) LIKE lower($1) OR EXISTS (
   SELECT FROM product_translation t WHERE t.product_id = p.id AND lower(t.title) LIKE lower($1))) LIMIT ${OFFERS_MAX}`;

/** The offers of products with what is searched for in their title, in any language; undefined where there are none. */
async function findNamed({ q }: OrderQuery): Promise<string[] | undefined> {
  if (q === undefined || q.length < PART_LENGTH_MIN || readSearch(q).kind !== "name")
    return undefined;
  const offers = await query<{ id: string }>({ text: FIND_NAMED, values: [containing(q)] });
  return offers.length > 0 ? offers.map(({ id }) => id) : undefined;
}

/** The list of all orders: every condition that is given holds. */
export async function selectOrders(asked: OrderQuery): Promise<StaffList<OrderRow, OrderEntry>> {
  const wanted = await resolveOrderQuery(asked);
  return {
    alias: "o",
    find: () => find({ ...wanted, cursor: undefined }),
    narrow: (cursor) => narrow({ ...wanted, cursor }),
    select: selectNewest,
    toEntry,
    cursorOf: ({ order_id: id }) => id,
  };
}

/** What product or place an order is of stands in its lines alone: where nothing else is asked, the orders themselves are not looked at. */
function find(wanted: ResolvedOrderQuery): FoundIds {
  const { offerIds, namedIds, q, ...others } = wanted;
  const isAskedMore = Object.values(others).some((value) => value !== undefined);
  if (isAskedMore) return findIds("orders o", narrow(wanted));
  if (offerIds && q === undefined) return { text: OF_OFFERS, values: [offerIds] };
  if (namedIds && !offerIds) return findNamedOrBought(namedIds, q ?? "");
  return findIds("orders o", narrow(wanted));
}

const OF_OFFERS = "SELECT DISTINCT l.order_id AS id FROM order_line l WHERE l.offer_id = ANY ($1)";

/** What is called so, and what somebody bought who is called so: each no further than it is counted. */
function findNamedOrBought(namedIds: readonly string[], q: string): FoundIds {
  const list = narrowList();
  list.bind(namedIds);
  const most = `LIMIT ${COUNTED_MAX + 1}`;
  const bought = `SELECT o.id FROM orders o WHERE ${match(list, readSearch(q))} ${most}`;
  return { text: `(${OF_OFFERS} ${most}) UNION (${bought})`, values: list.values };
}

function narrow({ offerIds, namedIds, ...wanted }: ResolvedOrderQuery): NarrowedList {
  const list = narrowList();
  narrowPeriod(list, { alias: "o", kind: "order", ...wanted });
  list.when(wanted.state, (place) => `o.state = ANY (${place}::order_state[])`);
  list.when(wanted.shopper, (place) => `o.shopper_id = ${place}`);
  narrowPayments(list, wanted);
  list.when(offerIds, (place) => `o.id IN (${ORDERS_OF_LINES} WHERE l.offer_id = ANY (${place}))`);
  if (wanted.q === undefined) return list;
  const found = match(list, readSearch(wanted.q));
  list.add(namedIds ? `(${found} OR ${isOneOf(list, namedIds)})` : found);
  return list;
}

/** Asked of each order, as many as a page needs: to begin with all orders of a product would take longer than the page. */
function isOneOf(list: NarrowedList, offerIds: readonly string[]): string {
  return `(SELECT true FROM order_line l WHERE l.order_id = o.id AND l.offer_id = ANY (${list.bind(offerIds)}) LIMIT 1)`;
}

function narrowPayments(
  list: NarrowedList,
  { gateway, coin }: Pick<OrderQuery, "gateway" | "coin">,
): void {
  if (gateway === undefined && coin === undefined) return;
  const conditions = [
    "d.order_id IS NOT NULL",
    gateway === undefined ? "true" : `d.gateway = ${list.bind(gateway)}`,
    coin === undefined ? "true" : `d.pay_currency = ${list.bind(coin)}`,
  ];
  list.add(`o.id IN (SELECT d.order_id FROM deposit d WHERE ${conditions.join(" AND ")})`);
}

const ORDERS_OF_LINES = "SELECT l.order_id FROM order_line l";
const ORDERS_OF_SHOPPERS = "SELECT x.id FROM shopper s JOIN orders x ON x.shopper_id = s.id";
const ORDERS_OF_DEPOSITS = "SELECT d.order_id FROM deposit d";
const ORDERS_OF_PAYMENTS =
  "SELECT d.order_id FROM gateway_payment g JOIN deposit d ON d.id = g.deposit_id";

function match(list: NarrowedList, term: SearchTerm): string {
  switch (term.kind) {
    case "id": {
      const range = `BETWEEN ${list.bind(term.first)} AND ${list.bind(term.last)}`;
      if (term.noun === "deposit") return `o.id IN (${ORDERS_OF_DEPOSITS} WHERE d.id ${range})`;
      return term.noun === "order" ? `o.id ${range}` : `o.shopper_id ${range}`;
    }
    case "number":
      return isAmong([
        `${ORDERS_OF_SHOPPERS} WHERE s.telegram_id = ${list.bind(term.telegramId)}::bigint`,
        `${ORDERS_OF_PAYMENTS} WHERE g.gateway_payment_id = ${list.bind(term.digits)}`,
      ]);
    case "ending": {
      const ending = list.bind(term.ending);
      return isAmong([
        `SELECT x.id FROM orders x WHERE right(x.id, 6) = ${ending}`,
        `${ORDERS_OF_DEPOSITS} WHERE right(d.id, 6) = ${ending}`,
        `${ORDERS_OF_SHOPPERS} WHERE ${matchShoppers(list, term.names)}`,
      ]);
    }
    case "word": {
      const word = list.bind(term.word);
      return isAmong([
        `${ORDERS_OF_DEPOSITS} WHERE d.pay_address = ${word}`,
        `${ORDERS_OF_PAYMENTS} WHERE g.gateway_payment_id = ${word}`,
        `${ORDERS_OF_SHOPPERS} WHERE ${matchShoppers(list, term.names)}`,
      ]);
    }
    case "name":
      return `o.shopper_id IN (SELECT s.id FROM shopper s WHERE ${matchShoppers(list, term.names)})`;
  }
}

function isAmong(queries: readonly string[]): string {
  return `o.id IN (${queries.join(" UNION ALL ")})`;
}

function selectNewest(list: NarrowedList, limit: number): string {
  return `
SELECT o.id AS order_id, o.state, o.total_minor, o.currency, o.created_at, o.paid_at, o.delivered_at, ${SHOPPER_COLUMNS},
       line.title, line.unit_count, paid.gateway, paid.pay_currency
  FROM (SELECT * FROM orders o WHERE ${list.where()} ORDER BY o.id DESC LIMIT ${limit}) AS o
  JOIN shopper s ON s.id = o.shopper_id
 CROSS JOIN LATERAL (
   SELECT min(l.title) FILTER (WHERE l.position = 1) AS title, sum(l.quantity)::int AS unit_count FROM order_line l WHERE l.order_id = o.id) AS line
  LEFT JOIN LATERAL (
   SELECT d.gateway, d.pay_currency FROM deposit d WHERE d.order_id = o.id ORDER BY d.credited_minor > 0 DESC, d.id DESC LIMIT 1) AS paid ON true
 ORDER BY o.id DESC`;
}

/** An order as lists show it. One that was paid without any payment was paid from the balance. */
function toEntry(row: OrderRow): OrderEntry {
  return {
    order_id: row.order_id,
    status: row.state,
    created_at: row.created_at.toISOString(),
    paid_at: row.paid_at?.toISOString() ?? null,
    delivered_at: row.delivered_at?.toISOString() ?? null,
    total: toDecimal(money(BigInt(row.total_minor), row.currency)),
    currency: row.currency,
    title: row.title,
    unit_count: row.unit_count,
    gateway: row.gateway ?? (row.paid_at ? "balance" : null),
    pay_currency: row.pay_currency,
    shopper: toShopperName(row),
  };
}
