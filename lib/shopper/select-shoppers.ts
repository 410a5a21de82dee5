import { narrowPeriod } from "@/lib/list/narrow-period";
import { findIds, type StaffList } from "@/lib/list/read-page";
import { readSearch, type SearchTerm } from "@/lib/list/rules";
import { money, toDecimal } from "@/lib/money";
import { type NarrowedList, narrowList } from "@/lib/sql";
import {
  matchShoppers,
  SHOPPER_COLUMNS,
  type ShopperColumns,
  toShopperName,
} from "./match-shoppers";
import { COUNTED_ORDERS_MAX, type ShopperEntry, type ShopperMark } from "./rules";
import type { ShopperQuery } from "./schema";

type ShopperRow = ShopperColumns & {
  language: string;
  created_at: Date;
  seen_at: Date;
  balance_minor: string;
  currency: string;
  order_count: number;
};

const MARKS: Record<ShopperMark, string> = {
  banned: "s.banned_at IS NOT NULL",
  frozen: "s.frozen_at IS NOT NULL",
  note: "s.note IS NOT NULL",
  blocked: "s.chat_blocked_at IS NOT NULL",
};

/** The list of all shoppers: every condition that is given holds. */
export function selectShoppers(wanted: ShopperQuery): StaffList<ShopperRow, ShopperEntry> {
  return {
    alias: "s",
    find: () => findIds("shopper s", narrow({ ...wanted, cursor: undefined })),
    narrow: (cursor) => narrow({ ...wanted, cursor }),
    select: selectNewest,
    toEntry,
    cursorOf: ({ shopper_id: id }) => id,
  };
}

function narrow(wanted: ShopperQuery): NarrowedList {
  const list = narrowList();
  narrowPeriod(list, { alias: "s", kind: "shopper", ...wanted });
  if (wanted.mark) list.add(`(${wanted.mark.map((mark) => MARKS[mark]).join(" OR ")})`);
  if (wanted.q !== undefined) list.add(match(list, readSearch(wanted.q)));
  return list;
}

function match(list: NarrowedList, term: SearchTerm): string {
  switch (term.kind) {
    case "id": {
      const range = `BETWEEN ${list.bind(term.first)} AND ${list.bind(term.last)}`;
      if (term.noun === "shopper") return `s.id ${range}`;
      const table = { order: "orders", deposit: "deposit" }[term.noun];
      return `s.id IN (SELECT x.shopper_id FROM ${table} x WHERE x.id ${range})`;
    }
    case "number":
      return isAmong([
        `SELECT x.id FROM shopper x WHERE x.telegram_id = ${list.bind(term.telegramId)}::bigint`,
        `SELECT d.shopper_id FROM gateway_payment g JOIN deposit d ON d.id = g.deposit_id WHERE g.gateway_payment_id = ${list.bind(term.digits)}`,
      ]);
    case "ending": {
      const ending = list.bind(term.ending);
      return isAmong([
        `SELECT o.shopper_id FROM orders o WHERE right(o.id, 6) = ${ending}`,
        `SELECT d.shopper_id FROM deposit d WHERE right(d.id, 6) = ${ending}`,
        `SELECT s.id FROM shopper s WHERE ${matchShoppers(list, term.names)}`,
      ]);
    }
    case "word": {
      const word = list.bind(term.word);
      return isAmong([
        `SELECT d.shopper_id FROM deposit d WHERE d.pay_address = ${word}`,
        `SELECT d.shopper_id FROM gateway_payment g JOIN deposit d ON d.id = g.deposit_id WHERE g.gateway_payment_id = ${word}`,
        `SELECT s.id FROM shopper s WHERE ${matchShoppers(list, term.names)}`,
      ]);
    }
    case "name":
      return matchShoppers(list, term.names);
  }
}

function isAmong(queries: readonly string[]): string {
  return `s.id IN (${queries.join(" UNION ALL ")})`;
}

function selectNewest(list: NarrowedList, limit: number): string {
  return `
SELECT ${SHOPPER_COLUMNS}, s.language, s.created_at, s.seen_at, a.balance_minor, a.currency,
       (SELECT count(*)::int FROM (SELECT FROM orders o WHERE o.shopper_id = s.id LIMIT ${COUNTED_ORDERS_MAX}) AS placed) AS order_count
  FROM (SELECT * FROM shopper s WHERE ${list.where()} ORDER BY s.id DESC LIMIT ${limit}) AS s
  JOIN ledger_account a ON a.id = 'shopper:' || s.id
 ORDER BY s.id DESC`;
}

function toEntry(row: ShopperRow): ShopperEntry {
  return {
    ...toShopperName(row),
    language: row.language,
    created_at: row.created_at.toISOString(),
    seen_at: row.seen_at.toISOString(),
    balance: toDecimal(money(BigInt(row.balance_minor), row.currency)),
    currency: row.currency,
    order_count: row.order_count,
  };
}
