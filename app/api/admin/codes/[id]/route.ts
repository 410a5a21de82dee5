import { revokeCode } from "@/lib/activation/revoke-code";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/codes/{id}";

export const DELETE = route<{ id: string }>(NAME, async (request, { id }) => {
  const caller = await requireStaff(request, "settle");
  await revokeCode({ caller, codeId: requireId(id) });
  return new Response(null, { status: 204 });
});

const other = refuseStaffMethod(NAME, "DELETE");

export { other as GET, other as PATCH, other as POST, other as PUT };
