import { queryOne } from "@/lib/db";
import { env } from "@/lib/env";
import { money, toDecimal } from "@/lib/money";
import { isInvited } from "./is-invited";
import { SHOPPER_COLUMNS, type ShopperColumns, toShopperName } from "./match-shoppers";
import type { Admission, ShopperRecord } from "./rules";

type Row = ShopperColumns & {
  language: string;
  created_at: Date;
  seen_at: Date;
  banned_at: Date | null;
  ban_reason: string | null;
  frozen_at: Date | null;
  note: string | null;
  admitted_at: Date | null;
  currency: string;
  balance_minor: string;
  hold_minor: string;
  deposited_minor: string;
  spent_minor: string;
};

const GET = `
SELECT ${SHOPPER_COLUMNS}, s.language, s.created_at, s.seen_at, s.banned_at, s.ban_reason, s.frozen_at, s.note, s.admitted_at, a.currency, a.balance_minor,
       h.balance_minor AS hold_minor,
       (SELECT coalesce(sum(d.credited_minor - d.reversed_minor), 0) FROM deposit d WHERE d.shopper_id = s.id) AS deposited_minor,
       (SELECT coalesce(sum(o.total_minor - o.tolerance_minor), 0) FROM orders o
         WHERE o.shopper_id = s.id AND o.state IN ('paid', 'delivered')) AS spent_minor
  FROM shopper s JOIN ledger_account a ON a.id = 'shopper:' || s.id JOIN ledger_account h ON h.id = 'hold:' || s.id
 WHERE s.id = $1`;

/** Everything that staff see of a shopper, but for their orders, payments, entries and messages. @throws AppError NOT_FOUND */
export async function getShopper({ shopperId }: { shopperId: string }): Promise<ShopperRecord> {
  const row = await queryOne<Row>({ name: "get_shopper", text: GET, values: [shopperId] });
  const decimal = (minor: string) => toDecimal(money(BigInt(minor), row.currency));
  return {
    ...toShopperName(row),
    admission: await admissionOf(row),
    language: row.language,
    created_at: row.created_at.toISOString(),
    seen_at: row.seen_at.toISOString(),
    banned_at: row.banned_at?.toISOString() ?? null,
    ban_reason: row.ban_reason,
    frozen_at: row.frozen_at?.toISOString() ?? null,
    note: row.note ?? "",
    currency: row.currency,
    balance: decimal(row.balance_minor),
    on_hold: decimal(row.hold_minor),
    total_deposited: decimal(row.deposited_minor),
    total_spent: decimal(row.spent_minor),
  };
}

async function admissionOf({ shopper_id: id, admitted_at: admittedAt }: Row): Promise<Admission> {
  if (env().INVITE_ONLY === "off") return "open";
  if (admittedAt) return "admitted";
  return (await isInvited({ id })) ? "known" : "waiting";
}
