import { query } from "@/lib/db";
import { env } from "@/lib/env";

// Money that has moved, or is on its way, is the best invitation: nobody is shut out from what they paid for.
const IS_INVITED = `
SELECT 1 FROM shopper s
 WHERE s.id = $1 AND (s.admitted_at IS NOT NULL OR s.telegram_id = ANY($2::bigint[])
   OR EXISTS (SELECT FROM staff t WHERE t.telegram_id = s.telegram_id AND t.removed_at IS NULL)
   OR EXISTS (SELECT FROM ledger_account a WHERE a.id = 'shopper:' || s.id AND a.entry_count > 0)
   OR EXISTS (SELECT FROM orders o WHERE o.shopper_id = s.id AND o.state = 'awaiting')
   OR EXISTS (SELECT FROM deposit d WHERE d.shopper_id = s.id AND d.status NOT IN ('expired', 'failed')))`;

/** Whether somebody was admitted, has money here or on its way here, or runs the shop. */
export async function isInvited({ id }: { id: string }): Promise<boolean> {
  const values = [id, env().ADMIN_IDS.map(String)];
  return (await query({ name: "is_invited", text: IS_INVITED, values })).length > 0;
}
