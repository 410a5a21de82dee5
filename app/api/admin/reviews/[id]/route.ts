import { env } from "@/lib/env";
import { requireMoney } from "@/lib/money";
import { resolveReview } from "@/lib/settlement/resolve-review";
import { reviewResolution } from "@/lib/settlement/schema";
import { readJson } from "@/lib/web/read-json";
import { requireSerial } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/reviews/{id}";

export const POST = route<{ id: string }>(NAME, async (request, { id }) => {
  const caller = await requireStaff(request, "settle");
  const { value } = await readJson(request, reviewResolution);
  const { opened_at: openedAt, confirmation_id: confirmationId, shopper = null, ...rest } = value;
  const amount = requireMoney(value.amount, env().SHOP_CURRENCY);
  const reviewId = requireSerial(id);
  await resolveReview({ ...rest, caller, reviewId, openedAt, amount, shopper, confirmationId });
  return json({ review_id: reviewId, outcome: value.outcome });
});

const other = refuseStaffMethod(NAME, "POST");

export { other as DELETE, other as GET, other as PATCH, other as PUT };
