import { getPaymentRecord } from "@/lib/deposit/get-payment-record";
import { listEvidence } from "@/lib/order/list-evidence";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/payments/{id}";

export const GET = route<{ id: string }>(NAME, async (request, { id }) => {
  await requireStaff(request, "read");
  const paymentId = requireId(id);
  const payment = await getPaymentRecord({ paymentId });
  return json({ ...payment, evidence: await listEvidence({ paymentId }) });
});

const other = refuseStaffMethod(NAME, "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };
