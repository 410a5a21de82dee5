import { listThreads } from "@/lib/support/list-threads";
import { threadQuery } from "@/lib/support/schema";
import { readQuery } from "@/lib/web/read-query";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/support";

export const GET = route(NAME, async (request) => {
  await requireStaff(request, "read");
  return json(await listThreads(readQuery(request, threadQuery)));
});

const other = refuseStaffMethod(NAME, "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };
