import { checkActs } from "@/lib/audit/check-acts";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

export const GET = route("/api/admin/audit/check", async (request) => {
  await requireStaff(request, "audit");
  return json(await checkActs());
});

const other = refuseStaffMethod("/api/admin/audit/check", "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };
