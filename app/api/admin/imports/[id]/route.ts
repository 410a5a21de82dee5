import { discardImport } from "@/lib/batch/discard-import";
import { getImport } from "@/lib/batch/get-import";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/imports/{id}";

type Params = { id: string };

export const GET = route<Params>(NAME, async (request, { id }) => {
  await requireStaff(request, "stock");
  return json(await getImport({ importId: requireId(id) }));
});

export const DELETE = route<Params>(NAME, async (request, { id }) => {
  const caller = await requireStaff(request, "stock");
  await discardImport({ caller, importId: requireId(id) });
  return new Response(null, { status: 204 });
});

const other = refuseStaffMethod(NAME, "DELETE, GET, HEAD");

export { other as PATCH, other as POST, other as PUT };
