import { commitImport } from "@/lib/batch/commit-import";
import { getBatch } from "@/lib/batch/get-batch";
import { importCommit } from "@/lib/batch/schema";
import { readJson } from "@/lib/web/read-json";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/imports/{id}/commit";

export const POST = route<{ id: string }>(NAME, async (request, { id }) => {
  const caller = await requireStaff(request, "stock");
  const importId = requireId(id);
  const { value: commit } = await readJson(request, importCommit);
  const { batchId } = await commitImport({ caller, importId, commit, now: new Date() });
  return json(await getBatch({ batchId }), 201);
});

const other = refuseStaffMethod(NAME, "POST");

export { other as DELETE, other as GET, other as PATCH, other as PUT };
