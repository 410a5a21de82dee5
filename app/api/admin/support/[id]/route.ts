import { getThread } from "@/lib/support/get-thread";
import { threadPage } from "@/lib/support/schema";
import { readQuery } from "@/lib/web/read-query";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/support/{id}";

export const GET = route<{ id: string }>(NAME, async (request, { id }) => {
  await requireStaff(request, "read");
  const { cursor } = readQuery(request, threadPage);
  return json(await getThread({ threadId: requireId(id), cursor }));
});

const other = refuseStaffMethod(NAME, "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };
