import { getOrderRecord } from "@/lib/order/get-order-record";
import { listEvidence } from "@/lib/order/list-evidence";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/orders/{id}";

export const GET = route<{ id: string }>(NAME, async (request, { id }) => {
  await requireStaff(request, "read");
  const orderId = requireId(id);
  const order = await getOrderRecord({ orderId });
  return json({ ...order, evidence: await listEvidence({ orderId }) });
});

const other = refuseStaffMethod(NAME, "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };
