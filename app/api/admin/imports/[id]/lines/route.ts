import { listImportLines } from "@/lib/batch/list-import-lines";
import { lineQuery } from "@/lib/batch/schema";
import { readQuery } from "@/lib/web/read-query";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/imports/{id}/lines";

export const GET = route<{ id: string }>(NAME, async (request, { id }) => {
  await requireStaff(request, "stock");
  const asked = readQuery(request, lineQuery);
  return json(await listImportLines({ importId: requireId(id), ...asked }));
});

const other = refuseStaffMethod(NAME, "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };
