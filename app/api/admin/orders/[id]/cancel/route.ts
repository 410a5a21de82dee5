import { cancelForShopper } from "@/lib/order/cancel-for-shopper";
import { getOrderRecord } from "@/lib/order/get-order-record";
import { orderCancellation } from "@/lib/order/schema";
import { readJson } from "@/lib/web/read-json";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/orders/{id}/cancel";

export const POST = route<{ id: string }>(NAME, async (request, { id }) => {
  const caller = await requireStaff(request, "settle");
  const orderId = requireId(id);
  const { reason } = (await readJson(request, orderCancellation)).value;
  await cancelForShopper({ caller, orderId, reason });
  return json(await getOrderRecord({ orderId }));
});

const other = refuseStaffMethod(NAME, "POST");

export { other as DELETE, other as GET, other as PATCH, other as PUT };
