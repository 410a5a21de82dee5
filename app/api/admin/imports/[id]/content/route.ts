import { getImport } from "@/lib/batch/get-import";
import { readImport } from "@/lib/batch/read-import";
import { IMPORT_BYTES_MAX } from "@/lib/batch/rules";
import { streamBody } from "@/lib/web/read-body";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/imports/{id}/content";

export const PUT = route<{ id: string }>(NAME, async (request, { id }) => {
  const caller = await requireStaff(request, "stock");
  const importId = requireId(id);
  await readImport({ caller, importId, content: streamBody(request, IMPORT_BYTES_MAX) });
  return json(await getImport({ importId }));
});

const other = refuseStaffMethod(NAME, "PUT");

export { other as DELETE, other as GET, other as PATCH, other as POST };
