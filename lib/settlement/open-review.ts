import { query } from "@/lib/db";
import { env } from "@/lib/env";
import type { ReviewReason } from "./rules";

/** Opens a review for a payment that belongs to no deposit of ours or has no readable shape; once per subject and reason. */
export async function openReview(review: {
  reason: ReviewReason;
  gateway: string;
  subject: string;
  evidence: unknown;
}): Promise<void> {
  await query({
    name: "open_review",
    text: "SELECT open_review($1::jsonb, $2::bigint[])",
    values: [JSON.stringify(review), env().ADMIN_IDS.map(String)],
  });
}
