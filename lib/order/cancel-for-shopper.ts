import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { AppError, refusal } from "@/lib/errors";
import { type Caller, signature } from "@/lib/staff/rules";
import type { OrderState } from "./rules";

type Row = { shopper_id: string; state: OrderState };

const HOLD_SHOPPER =
  "SELECT 1 FROM shopper WHERE id = (SELECT shopper_id FROM orders WHERE id = $1) FOR UPDATE";
const HOLD = "SELECT shopper_id, state FROM orders WHERE id = $1 FOR UPDATE";
const CANCEL = "SELECT cancel_order($1, $2)";
const TELL = `
SELECT enqueue_notification('order_cancelled:' || $1, 'order_cancelled', $2, jsonb_build_object('order_id', $1::text))`;

/**
 * Ends somebody's unpaid order: frees its units at once and tells them. Money that comes for it later goes to their balance.
 * @throws AppError NOT_FOUND, ALREADY_DONE with `errors` (it awaits no payment any more)
 */
export async function cancelForShopper({
  caller,
  orderId,
  reason,
}: {
  caller: Caller;
  orderId: string;
  reason: string;
}): Promise<void> {
  await transaction(async (tx) => {
    await tx.query({ text: HOLD_SHOPPER, values: [orderId] });
    const [order] = await tx.query<Row>({ text: HOLD, values: [orderId] });
    if (!order) throw new AppError("NOT_FOUND");
    if (order.state !== "awaiting") throw ended(order.state);
    await tx.query({ text: CANCEL, values: [orderId, order.shopper_id] });
    await tx.query({ text: TELL, values: [orderId, order.shopper_id] });
    await recordAct(tx, {
      ...signature(caller),
      act: "order.cancel",
      subject: orderId,
      before: { status: order.state },
      after: { status: "cancelled" },
      reason,
    });
  });
}

function ended(state: OrderState): AppError {
  return refusal("ALREADY_DONE", {
    _: [`The order does not wait for money any more: it is ${state}.`],
  });
}
