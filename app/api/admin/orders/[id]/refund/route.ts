import { env } from "@/lib/env";
import { requireMoney } from "@/lib/money";
import { getOrderRecord } from "@/lib/order/get-order-record";
import { refundOrder } from "@/lib/order/refund-order";
import { orderRefund } from "@/lib/order/schema";
import { readJson } from "@/lib/web/read-json";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/orders/{id}/refund";

export const POST = route<{ id: string }>(NAME, async (request, { id }) => {
  const caller = await requireStaff(request, "settle");
  const orderId = requireId(id);
  const { value } = await readJson(request, orderRefund);
  const { reason, confirmation_id: confirmationId } = value;
  const amount = requireMoney(value.amount, env().SHOP_CURRENCY);
  const expectedRefunded = requireMoney(value.expected_refunded, env().SHOP_CURRENCY);
  await refundOrder({ caller, orderId, amount, reason, expectedRefunded, confirmationId });
  return json(await getOrderRecord({ orderId }));
});

const other = refuseStaffMethod(NAME, "POST");

export { other as DELETE, other as GET, other as PATCH, other as PUT };
