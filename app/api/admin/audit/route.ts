import { listActs } from "@/lib/audit/list-acts";
import { auditQuery } from "@/lib/audit/schema";
import { readQuery } from "@/lib/web/read-query";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

export const GET = route("/api/admin/audit", async (request) => {
  await requireStaff(request, "audit");
  return json(await listActs(readQuery(request, auditQuery)));
});

const other = refuseStaffMethod("/api/admin/audit", "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };
