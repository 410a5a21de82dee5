import { env } from "@/lib/env";
import { requireMoney, requireSignedMoney, toDecimal } from "@/lib/money";
import { adjustBalance } from "@/lib/settlement/adjust-balance";
import { balanceAdjustment } from "@/lib/settlement/schema";
import { readJson } from "@/lib/web/read-json";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/shoppers/{id}/adjust-balance";

export const POST = route<{ id: string }>(NAME, async (request, { id }) => {
  const caller = await requireStaff(request, "money");
  const shopperId = requireId(id);
  const { value } = await readJson(request, balanceAdjustment);
  const { reason, confirmation_id: confirmationId } = value;
  const amount = requireSignedMoney(value.amount, env().SHOP_CURRENCY);
  const expectedBalance = requireMoney(value.expected_balance, env().SHOP_CURRENCY);
  const asked = { caller, shopperId, amount, reason, expectedBalance, confirmationId };
  const { balance } = await adjustBalance(asked);
  return json({ shopper_id: shopperId, balance: toDecimal(balance), currency: balance.currency });
});

const other = refuseStaffMethod(NAME, "POST");

export { other as DELETE, other as GET, other as PATCH, other as PUT };
