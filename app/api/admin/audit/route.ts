import { listActs } from "@/lib/audit/list-acts";
import { auditQuery } from "@/lib/audit/schema";
import { requireValid } from "@/lib/web/read-json";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

export const GET = route("/api/admin/audit", async (request) => {
  await requireStaff(request, "audit");
  // A filter left empty in the form is none.
  const given = [...new URL(request.url).searchParams].filter(([, value]) => value !== "");
  return json(await listActs(requireValid(auditQuery, Object.fromEntries(given))));
});

const other = refuseStaffMethod("/api/admin/audit", "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };
