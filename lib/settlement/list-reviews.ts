import { query } from "@/lib/db";
import { cutPage, type Page } from "@/lib/page";
import { SHOPPER_CARD } from "@/lib/shopper/select-shopper";
import { decimal } from "@/lib/sql";
import { outcomesOf, type ReviewView } from "./rules";
import type { ReviewQuery } from "./schema";

const PAGE = 20;
const BYTES_MAX = 16_384;

type Row = Omit<ReviewView, "outcomes" | "opened_at" | "resolved"> & {
  opened_at: Date;
  resolved_at: Date | null;
  resolved_by: string | null;
  outcome: NonNullable<ReviewView["resolved"]>["outcome"];
  note: string | null;
  is_claimed: boolean;
  /** The first bytes of an event that nobody could read. */
  said: Buffer | null;
};

// What is owed of a payment that was taken back is what its reversal did not get; what is proposed is what the balance has of it by now.
const LIST = `
SELECT r.id::text AS review_id, r.reason, r.state, r.gateway, r.subject, r.created_at AS opened_at, (SELECT currency FROM shop) AS currency,
       ${decimal("coalesce(CASE WHEN r.reason = 'GATEWAY_REFUNDED' THEN least(owed.minor, a.balance_minor) END, r.proposed_minor)")} AS proposed,
       ${decimal("owed.minor")} AS owed,
       CASE WHEN d.id IS NOT NULL THEN json_build_object('payment_id', d.id, 'status', d.status, 'price', ${decimal("d.price_minor")},
         'pay_currency', d.pay_currency, 'credited', ${decimal("d.credited_minor")}) END AS payment,
       CASE WHEN o.id IS NOT NULL THEN json_build_object('order_id', o.id, 'status', o.state, 'total', ${decimal("o.total_minor")}) END AS "order",
       CASE WHEN s.id IS NOT NULL THEN ${SHOPPER_CARD} END AS shopper,
       coalesce(g.status = 'refunded', false) AS is_taken_back, g.deposit_id IS NOT NULL AS is_claimed, r.evidence, substr(e.raw_body, 1, ${BYTES_MAX}) AS said,
       r.resolved_at, coalesce(f.name, nullif(p.first_name, ''), r.resolved_by::text) AS resolved_by, r.outcome, r.note
  FROM review r
  LEFT JOIN deposit d ON d.id = r.deposit_id
  LEFT JOIN orders o ON o.id = d.order_id
  LEFT JOIN shopper s ON s.id = r.shopper_id
  LEFT JOIN ledger_account a ON a.id = 'shopper:' || s.id
  LEFT JOIN gateway_payment g ON g.gateway = r.gateway AND g.gateway_payment_id = r.subject
  LEFT JOIN payment_event e ON r.reason = 'UNKNOWN_SHAPE' AND e.id = (r.evidence->>'payment_event_id')::bigint
  LEFT JOIN staff f ON f.telegram_id = r.resolved_by
  LEFT JOIN shopper p ON p.telegram_id = r.resolved_by
  LEFT JOIN LATERAL (SELECT g.credited_minor - g.reversed_minor AS minor WHERE r.reason = 'GATEWAY_REFUNDED' AND r.state = 'open') AS owed ON true
 WHERE r.state = $1::review_state AND r.reason = coalesce($2::review_reason, r.reason) AND r.id < coalesce($3::bigint, 9223372036854775807)
 ORDER BY r.id DESC LIMIT ${PAGE + 1}`;

/** A page of the reviews that are open, or of those that ended, newest first. */
export async function listReviews({
  state,
  reason,
  cursor,
}: ReviewQuery): Promise<Page<ReviewView>> {
  const values = [state, reason ?? null, cursor ?? null];
  const rows = await query<Row>({ name: "list_reviews", text: LIST, values });
  return cutPage(rows.map(toView), PAGE, (review) => review.review_id);
}

function toView({
  resolved_at: at,
  resolved_by: by,
  outcome,
  note,
  said,
  is_claimed: isClaimed,
  ...row
}: Row): ReviewView {
  const { reason, payment, order, is_taken_back: isTakenBack } = row;
  const orderStatus = order?.status ?? null;
  const hasDeposit = payment !== null;
  return {
    ...row,
    opened_at: row.opened_at.toISOString(),
    evidence: said ? said.toString("utf8") : row.evidence,
    outcomes: at ? [] : outcomesOf({ reason, hasDeposit, orderStatus, isTakenBack, isClaimed }),
    resolved: at && { at: at.toISOString(), by, outcome, note },
  };
}
