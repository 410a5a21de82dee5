import { getOrderRecord } from "@/lib/order/get-order-record";
import { replaceUnit } from "@/lib/order/replace-unit";
import { unitReplacement } from "@/lib/order/schema";
import { readJson } from "@/lib/web/read-json";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/orders/{id}/replace-unit";

export const POST = route<{ id: string }>(NAME, async (request, { id }) => {
  const caller = await requireStaff(request, "settle");
  const orderId = requireId(id);
  const { unit_id: unitId, reason } = (await readJson(request, unitReplacement)).value;
  await replaceUnit({ caller, orderId, unitId, reason });
  return json(await getOrderRecord({ orderId }));
});

const other = refuseStaffMethod(NAME, "POST");

export { other as DELETE, other as GET, other as PATCH, other as PUT };
