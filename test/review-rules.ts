// What the doors of reviews answer to whom: a part of the table in admin-matrix.test.ts.
import { randomUUID } from "node:crypto";
import { queryOne } from "@/lib/db";

const OPEN = `
INSERT INTO review (reason, gateway, subject, evidence) VALUES ('UNKNOWN_PAYMENT', 'nowpayments', $1, '{}') RETURNING id, created_at`;

/** A review of a payment that was nobody's, and the dismissal of it. */
async function openReview() {
  const row = await queryOne<{ id: string; created_at: Date }>({
    text: OPEN,
    values: [randomUUID()],
  });
  const body = {
    outcome: "dismissed",
    reason: "Not ours",
    opened_at: row.created_at.toISOString(),
  };
  return { params: { id: row.id }, body };
}

export const REVIEW_RULES = {
  "app/api/admin/reviews/route.ts": { GET: { answers: [200, 200, 200] as const } },
  "app/api/admin/reviews/[id]/route.ts": {
    POST: { answers: [403, 200, 200] as const, call: openReview },
  },
};
