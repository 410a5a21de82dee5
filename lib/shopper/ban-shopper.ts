import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { env } from "@/lib/env";
import { AppError, refusal } from "@/lib/errors";
import { type Caller, signature } from "@/lib/staff/rules";

type Ban = { readonly caller: Caller; readonly shopperId: string; readonly reason: string };

type Row = { banned_at: Date | null; is_staff: boolean };

const HOLD = `
SELECT banned_at, telegram_id = ANY ($2::bigint[])
         OR EXISTS (SELECT FROM staff t WHERE t.telegram_id = s.telegram_id AND t.removed_at IS NULL) AS is_staff
  FROM shopper s WHERE id = $1 FOR UPDATE OF s`;

const BAN = `
UPDATE shopper SET banned_at = now(), ban_reason = $2 WHERE id = $1`;

// Whoever has paid gets what they paid for: an order whose money is seen already stays, for the owner to cancel by hand.
const CANCEL = `
SELECT id, cancel_order(id, shopper_id) FROM orders o
 WHERE shopper_id = $1 AND state = 'awaiting'
   AND NOT EXISTS (SELECT FROM deposit d WHERE d.order_id = o.id AND d.status IN ('confirming', 'review'))`;

/**
 * Shuts a shopper out at once: they may neither browse nor buy, in the chat and in the Mini App, and their unpaid orders are cancelled, which
 * frees the units. What they bought before is still delivered, and their balance stays. Nobody who runs the shop is banned: they would stand
 * before their own door. @throws AppError NOT_FOUND, ALREADY_DONE, NOT_ALLOWED (runs the shop)
 */
export async function banShopper({ caller, shopperId, reason }: Ban): Promise<void> {
  await transaction(async (tx) => {
    const values = [shopperId, env().ADMIN_IDS.map(String)];
    const [shopper] = await tx.query<Row>({ text: HOLD, values });
    if (!shopper) throw new AppError("NOT_FOUND");
    if (shopper.is_staff)
      throw refusal("NOT_ALLOWED", { _: ["runs this shop: take them off the staff first"] });
    if (shopper.banned_at) throw new AppError("ALREADY_DONE");
    await tx.query({ text: BAN, values: [shopperId, reason] });
    const cancelled = await tx.query<{ id: string }>({ text: CANCEL, values: [shopperId] });
    await recordAct(tx, {
      ...signature(caller),
      act: "shopper.ban",
      subject: shopperId,
      before: { is_banned: false },
      after: { is_banned: true, cancelled_orders: cancelled.map(({ id }) => id) },
      reason,
    });
  });
}
