import { AppError, refusal } from "@/lib/errors";
import { ADMIN_REVIEWS_EN } from "@/lib/text/admin-reviews-en";

/**
 * The refusal of a decision about money in words for those who decide: with `errors`, where it is one that the state of the payment, its order
 * or its shopper leads to. Any other error as it is.
 */
export function explainRefusal(error: unknown): unknown {
  if (!(error instanceof AppError)) return error;
  if (error.code === "WRONG_STATE" && error.details.state !== "refunded") return error; // made up: no page offers it
  const said = ADMIN_REVIEWS_EN.refusals[error.code];
  return said ? refusal(error.code, { _: [said] }, error) : error;
}
