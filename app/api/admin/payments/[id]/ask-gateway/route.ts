import { askGatewayAgain } from "@/lib/settlement/ask-gateway-again";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/payments/{id}/ask-gateway";

export const POST = route<{ id: string }>(NAME, async (request, { id }) => {
  const caller = await requireStaff(request, "help");
  return json(await askGatewayAgain({ caller, subject: requireId(id), now: new Date() }));
});

const other = refuseStaffMethod(NAME, "POST");

export { other as DELETE, other as GET, other as PATCH, other as PUT };
