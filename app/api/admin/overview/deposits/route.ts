import { readDeposits } from "@/lib/report/read-deposits";
import { periodQuery } from "@/lib/report/schema";
import { readQuery } from "@/lib/web/read-query";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/overview/deposits";

export const GET = route(NAME, async (request) => {
  await requireStaff(request, "read");
  return json(await readDeposits(readQuery(request, periodQuery), new Date()));
});

const other = refuseStaffMethod(NAME, "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };
