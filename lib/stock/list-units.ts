import { query } from "@/lib/db";
import { cutPage, type Page } from "@/lib/page";
import { UNIT_STATES, type UnitState, type UnitView } from "./rules";
import type { UnitQuery } from "./schema";

const PAGE = 50;
const MOMENTS = [
  "created_at",
  "sellable_until",
  "reserved_until",
  "sold_at",
  "delivered_at",
  "voided_at",
] as const;

type Row = Omit<UnitView, (typeof MOMENTS)[number]> &
  Record<(typeof MOMENTS)[number], Date | null> & { created_at: Date };

/** A page of an offer's units, newest first, without what they hold. */
export async function listUnits({
  offerId,
  state,
  cursor,
}: UnitQuery & { offerId: string }): Promise<Page<UnitView>> {
  const states = state ? [state] : UNIT_STATES;
  const values = cursor ? [offerId, cursor] : [offerId];
  // State by state, so that each part is a walk along an index, however many units the offer has sold.
  const parts = states.map((each) => `(${partOf(each, cursor !== undefined)})`);
  const text = `
    SELECT units.*, b.name AS batch_name FROM (${parts.join(" UNION ALL ")}) AS units LEFT JOIN stock_batch b ON b.id = units.batch_id
     ORDER BY units.id DESC LIMIT ${PAGE + 1}`;
  const rows = await query<Row>({ text, values });
  return cutPage(rows.map(toView), PAGE, ({ id }) => id);
}

function partOf(state: UnitState, hasCursor: boolean): string {
  return `
    SELECT id, state, left(encode(fingerprint, 'hex'), 6) AS mark, created_at, batch_id, sellable_until, reserved_until,
           sold_at, delivered_at, order_id, void_reason, voided_at
      FROM stock_unit WHERE offer_id = $1 AND state = '${state}' ${hasCursor ? "AND id < $2" : ""}
     ORDER BY id DESC LIMIT ${PAGE + 1}`;
}

function toView(row: Row): UnitView {
  return {
    ...row,
    created_at: row.created_at.toISOString(),
    sellable_until: row.sellable_until?.toISOString() ?? null,
    reserved_until: row.reserved_until?.toISOString() ?? null,
    sold_at: row.sold_at?.toISOString() ?? null,
    delivered_at: row.delivered_at?.toISOString() ?? null,
    voided_at: row.voided_at?.toISOString() ?? null,
  };
}
