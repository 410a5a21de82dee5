import { exportEvidence } from "@/lib/order/export-evidence";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { attachment } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/orders/{id}/export";

export const POST = route<{ id: string }>(NAME, async (request, { id }) => {
  const caller = await requireStaff(request, "read");
  const orderId = requireId(id);
  const file = await exportEvidence({ caller, subject: { orderId }, now: new Date() });
  const content = Buffer.from(JSON.stringify(file, null, 2));
  return attachment({ name: `${orderId}.json`, mimeType: "application/json", content });
});

const other = refuseStaffMethod(NAME, "POST");

export { other as DELETE, other as GET, other as PATCH, other as PUT };
