import { queryOne } from "@/lib/db";
import { env } from "@/lib/env";

const LEAD_MINUTES_MAX = 5;

/**
 * Writes to those whose order or refill is not paid and ends within five minutes (or the last third of a shorter term), once each and never
 * while a payment is seen; the number written to. Repeatable, any number at once.
 */
export async function warnOfExpiry({ batch }: { batch: number }): Promise<number> {
  const leadMinutes = Math.min(LEAD_MINUTES_MAX, env().ORDER_TTL_MINUTES / 3);
  const row = await queryOne<{ told: number }>({
    name: "warn_of_expiry",
    text: "SELECT warn_of_expiry($1, make_interval(secs => $2)) AS told",
    values: [batch, leadMinutes * 60],
  });
  return row.told;
}
