import { query } from "@/lib/db";

/** The payment of ours that a review is about; null where it is nobody's, or there is no such review. */
export async function findReviewPayment(reviewId: string): Promise<string | null> {
  const [row] = await query<{ deposit_id: string | null }>({
    name: "find_review_payment",
    text: "SELECT deposit_id FROM review WHERE id = $1::bigint",
    values: [reviewId],
  });
  return row?.deposit_id ?? null;
}
