import { getImport } from "@/lib/batch/get-import";
import { openImport } from "@/lib/batch/open-import";
import { importOpening } from "@/lib/batch/schema";
import { readJson } from "@/lib/web/read-json";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

export const POST = route("/api/admin/imports", async (request) => {
  const caller = await requireStaff(request, "stock");
  const { value } = await readJson(request, importOpening);
  const { offer_id: offerId, format, source_name: sourceName } = value;
  const importId = await openImport({ caller, offerId, format, sourceName });
  return json(await getImport({ importId }), 201);
});

const other = refuseStaffMethod("/api/admin/imports", "POST");

export { other as DELETE, other as GET, other as PATCH, other as PUT };
