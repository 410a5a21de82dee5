import { listSessions } from "@/lib/staff/list-sessions";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

export const GET = route("/api/admin/sessions", async (request) => {
  return json(await listSessions(await requireStaff(request, "read")));
});

const other = refuseStaffMethod("/api/admin/sessions", "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };
