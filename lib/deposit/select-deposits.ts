import { narrowPeriod } from "@/lib/list/narrow-period";
import { findIds, type StaffList } from "@/lib/list/read-page";
import { readSearch, type SearchTerm } from "@/lib/list/rules";
import { money, toDecimal } from "@/lib/money";
import {
  matchShoppers,
  SHOPPER_COLUMNS,
  type ShopperColumns,
  toShopperName,
} from "@/lib/shopper/match-shoppers";
import { type NarrowedList, narrowList } from "@/lib/sql";
import type { DepositEntry, DepositPurpose, DepositStatus } from "./rules";
import type { DepositQuery } from "./schema";

type DepositRow = ShopperColumns & {
  deposit_id: string;
  order_id: string | null;
  purpose: DepositPurpose;
  status: DepositStatus;
  gateway: string;
  gateway_payment_id: string | null;
  pay_currency: string;
  pay_address: string | null;
  pay_amount: string | null;
  received_amount: string;
  price_minor: string;
  credited_minor: string;
  currency: string;
  created_at: Date;
  settled_at: Date | null;
};

/** The list of all deposits: every condition that is given holds. */
export function selectDeposits(wanted: DepositQuery): StaffList<DepositRow, DepositEntry> {
  return {
    alias: "d",
    find: () => findIds("deposit d", narrow({ ...wanted, cursor: undefined })),
    narrow: (cursor) => narrow({ ...wanted, cursor }),
    select: selectNewest,
    toEntry,
    cursorOf: ({ payment_id: id }) => id,
  };
}

function narrow(wanted: DepositQuery): NarrowedList {
  const list = narrowList();
  narrowPeriod(list, { alias: "d", kind: "deposit", ...wanted });
  list.when(wanted.status, (place) => `d.status = ANY (${place}::deposit_status[])`);
  list.when(wanted.purpose, (place) => `d.purpose = ${place}::deposit_purpose`);
  list.when(wanted.gateway, (place) => `d.gateway = ${place}`);
  list.when(wanted.coin, (place) => `d.pay_currency = ${place}`);
  list.when(wanted.shopper, (place) => `d.shopper_id = ${place}`);
  if (wanted.review) list.add("d.id IN (SELECT r.deposit_id FROM review r WHERE r.state = 'open')");
  if (wanted.q !== undefined) list.add(match(list, readSearch(wanted.q)));
  return list;
}

const DEPOSITS_OF_SHOPPERS = "SELECT x.id FROM shopper s JOIN deposit x ON x.shopper_id = s.id";
const DEPOSITS_OF_PAYMENTS = "SELECT g.deposit_id FROM gateway_payment g";
const DEPOSITS = "SELECT x.id FROM deposit x";

function match(list: NarrowedList, term: SearchTerm): string {
  switch (term.kind) {
    case "id": {
      const column = { order: "order_id", deposit: "id", shopper: "shopper_id" }[term.noun];
      return `d.${column} BETWEEN ${list.bind(term.first)} AND ${list.bind(term.last)}`;
    }
    case "number":
      return isAmong([
        `${DEPOSITS_OF_SHOPPERS} WHERE s.telegram_id = ${list.bind(term.telegramId)}::bigint`,
        `${DEPOSITS_OF_PAYMENTS} WHERE g.gateway_payment_id = ${list.bind(term.digits)}`,
      ]);
    case "ending": {
      const ending = list.bind(term.ending);
      return isAmong([
        `${DEPOSITS} WHERE right(x.id, 6) = ${ending}`,
        `${DEPOSITS} JOIN orders o ON o.id = x.order_id WHERE right(o.id, 6) = ${ending}`,
        `${DEPOSITS_OF_SHOPPERS} WHERE ${matchShoppers(list, term.names)}`,
      ]);
    }
    case "word": {
      const word = list.bind(term.word);
      return isAmong([
        `${DEPOSITS} WHERE x.pay_address = ${word}`,
        `${DEPOSITS_OF_PAYMENTS} WHERE g.gateway_payment_id = ${word}`,
        `${DEPOSITS_OF_SHOPPERS} WHERE ${matchShoppers(list, term.names)}`,
      ]);
    }
    case "name":
      return `d.shopper_id IN (SELECT s.id FROM shopper s WHERE ${matchShoppers(list, term.names)})`;
  }
}

function isAmong(queries: readonly string[]): string {
  return `d.id IN (${queries.join(" UNION ALL ")})`;
}

function selectNewest(list: NarrowedList, limit: number): string {
  return `
SELECT d.id AS deposit_id, d.order_id, d.purpose, d.status, d.gateway, d.gateway_payment_id, d.pay_currency, d.pay_address,
       trim_scale(d.pay_amount)::text AS pay_amount, trim_scale(d.received_amount)::text AS received_amount, d.price_minor,
       d.credited_minor - d.reversed_minor AS credited_minor, d.currency, d.created_at, d.settled_at, ${SHOPPER_COLUMNS}
  FROM (SELECT * FROM deposit d WHERE ${list.where()} ORDER BY d.id DESC LIMIT ${limit}) AS d
  JOIN shopper s ON s.id = d.shopper_id
 ORDER BY d.id DESC`;
}

function toEntry(row: DepositRow): DepositEntry {
  const minor = (amount: string) => toDecimal(money(BigInt(amount), row.currency));
  return {
    payment_id: row.deposit_id,
    order_id: row.order_id,
    purpose: row.purpose,
    status: row.status,
    created_at: row.created_at.toISOString(),
    settled_at: row.settled_at?.toISOString() ?? null,
    gateway: row.gateway,
    gateway_payment_id: row.gateway_payment_id,
    pay_currency: row.pay_currency,
    pay_address: row.pay_address,
    pay_amount: row.pay_amount,
    received_amount: row.received_amount,
    price_amount: minor(row.price_minor),
    credited_amount: minor(row.credited_minor),
    currency: row.currency,
    shopper: toShopperName(row),
  };
}
