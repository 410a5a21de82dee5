import { readState } from "@/lib/report/read-state";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/overview/state";

export const GET = route(NAME, async (request) => {
  await requireStaff(request, "read");
  return json(await readState());
});

const other = refuseStaffMethod(NAME, "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };
