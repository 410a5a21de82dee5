import { resendDelivery } from "@/lib/delivery/resend-delivery";
import { getOrderRecord } from "@/lib/order/get-order-record";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/orders/{id}/resend";

export const POST = route<{ id: string }>(NAME, async (request, { id }) => {
  const caller = await requireStaff(request, "help");
  const orderId = requireId(id);
  await resendDelivery({ caller, orderId });
  return json(await getOrderRecord({ orderId }));
});

const other = refuseStaffMethod(NAME, "POST");

export { other as DELETE, other as GET, other as PATCH, other as PUT };
