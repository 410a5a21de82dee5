import { closeSession } from "@/lib/staff/close-session";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { route } from "@/lib/web/route";

export const DELETE = route<{ id: string }>("/api/admin/sessions/{id}", async (request, { id }) => {
  const caller = await requireStaff(request, "read");
  await closeSession({ caller, sessionId: requireId(id) });
  return new Response(null, { status: 204 });
});

const other = refuseStaffMethod("/api/admin/sessions/{id}", "DELETE");

export { other as GET, other as PATCH, other as POST, other as PUT };
