import { recordAct } from "@/lib/audit/record-act";
import { type Transaction, transaction } from "@/lib/db";
import { AppError, refusal } from "@/lib/errors";
import { type Currency, money, requireMoney, toDecimal } from "@/lib/money";
import { type Caller, signature } from "@/lib/staff/rules";
import { requireVersion } from "./require-version";
import { changePrice, type PriceChange, type PriceItem } from "./rules";
import type { PricesChange } from "./schema";

type Row = {
  id: string;
  product_title: string;
  title: string;
  location_name: string | null;
  price_minor: string;
  currency: Currency;
  version: number;
};

const SELECT = `
SELECT o.id, p.title AS product_title, o.title, l.name AS location_name, o.price_minor, (SELECT currency FROM shop) AS currency, o.version
  FROM offer o JOIN product p ON p.id = o.product_id LEFT JOIN location l ON l.id = o.location_id
 WHERE o.id = ANY ($1::text[]) ORDER BY o.id`;
const UPDATE = `
UPDATE offer SET price_minor = wanted.price FROM unnest($1::text[], $2::bigint[]) AS wanted (id, price)
 WHERE offer.id = wanted.id AND offer.price_minor <> wanted.price`;

/**
 * Changes the prices of a selection: all of them or none. Returns each price before and after, in the order of the selection; a dry run only
 * returns. @throws AppError NOT_FOUND, CHANGED_MEANWHILE, MALFORMED (where a price would be none), ALREADY_DONE (no price would be another)
 */
export async function changePrices({
  caller,
  change: { change, offers, dry_run: isDry },
}: {
  caller: Caller;
  change: PricesChange;
}): Promise<{ items: PriceItem[] }> {
  return transaction(async (tx) => {
    const ids = offers.map(({ id }) => id);
    const rows = await tx.query<Row>({
      text: isDry ? SELECT : `${SELECT} FOR NO KEY UPDATE OF o`,
      values: [ids],
    });
    const byId = new Map(rows.map((row) => [row.id, row]));
    const items = offers.map(({ id, version }) => {
      const { price_minor: minor, currency, ...rest } = requireVersion(byId.get(id), version);
      return toItem(rest, money(BigInt(minor), currency), change);
    });
    if (!isDry) await writePrices(tx, caller, { change, items });
    return { items };
  });
}

function toItem(
  row: Pick<Row, "id" | "product_title" | "title" | "location_name">,
  before: ReturnType<typeof money>,
  change: PriceChange,
): PriceItem {
  const after = changePrice(before, change);
  const { currency } = before;
  return { ...row, before: toDecimal(before), after: after && toDecimal(after), currency };
}

async function writePrices(
  tx: Transaction,
  caller: Caller,
  { change, items }: { change: PriceChange; items: readonly PriceItem[] },
): Promise<void> {
  const unsold = items.filter(({ after }) => after === null).map(nameOf);
  if (unsold.length > 0) throw refusal("MALFORMED", { change: unsold.map(noPrice) });
  const changed = items.filter(({ before, after }) => before !== after);
  if (changed.length === 0) throw new AppError("ALREADY_DONE");
  const prices = changed.map(({ after, currency }) =>
    requireMoney(String(after), currency).amount.toString(),
  );
  await tx.query({ text: UPDATE, values: [changed.map(({ id }) => id), prices] });
  await recordAct(tx, {
    ...signature(caller),
    act: "offer.prices",
    subject: changed.length === 1 && changed[0] ? changed[0].id : "offers",
    before: Object.fromEntries(changed.map(({ id, before }) => [id, before])),
    after: { ...Object.fromEntries(changed.map(({ id, after }) => [id, after])), change },
  });
}

function nameOf({ product_title: product, title, location_name: place }: PriceItem): string {
  return [product, title, place].filter(Boolean).join(" · ");
}

function noPrice(name: string): string {
  return `leaves no price for ${name}`;
}
