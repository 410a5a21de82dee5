import { query } from "@/lib/db";

const EXPIRE = `
UPDATE stock_unit u
   SET state = 'void', voided_at = now(),
       void_reason = CASE WHEN EXISTS (SELECT 1 FROM stock_batch b WHERE b.id = u.batch_id AND b.undone_at IS NOT NULL) THEN $2 ELSE $3 END
 WHERE id IN (
   SELECT id FROM stock_unit WHERE state = 'free' AND sellable_until <= now() ORDER BY sellable_until LIMIT $1 FOR UPDATE SKIP LOCKED)
RETURNING id`;

/**
 * Takes free units out of sale whose batch's last day is over; until then nobody could buy them any more, only count them. The number taken out.
 * Repeatable, any number at once.
 */
export async function expireUnits({ batch }: { batch: number }): Promise<number> {
  const values = [batch, "the batch was undone", "past its last day of sale"];
  return (await query({ name: "expire_units", text: EXPIRE, values })).length;
}
