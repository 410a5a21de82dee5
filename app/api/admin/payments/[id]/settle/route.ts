import { getPaymentRecord } from "@/lib/deposit/get-payment-record";
import { env } from "@/lib/env";
import { requireMoney } from "@/lib/money";
import { handSettlement } from "@/lib/settlement/schema";
import { settleByHand } from "@/lib/settlement/settle-by-hand";
import { readJson } from "@/lib/web/read-json";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/payments/{id}/settle";

export const POST = route<{ id: string }>(NAME, async (request, { id }) => {
  const caller = await requireStaff(request, "money");
  const depositId = requireId(id);
  const { value } = await readJson(request, handSettlement);
  const { reason, confirmation_id: confirmationId } = value;
  const amount = requireMoney(value.amount, env().SHOP_CURRENCY);
  const expectedCredited = requireMoney(value.expected_credited, env().SHOP_CURRENCY);
  const hand = { caller, depositId, amount, reason, expectedCredited, confirmationId };
  const { outcome } = await settleByHand(hand);
  return json({ outcome, payment: await getPaymentRecord({ paymentId: depositId }) });
});

const other = refuseStaffMethod(NAME, "POST");

export { other as DELETE, other as GET, other as PATCH, other as PUT };
