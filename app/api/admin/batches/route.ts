import { listBatches } from "@/lib/batch/list-batches";
import { batchQuery } from "@/lib/batch/schema";
import { requireValid } from "@/lib/web/read-json";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

export const GET = route("/api/admin/batches", async (request) => {
  await requireStaff(request, "stock");
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  return json(await listBatches(requireValid(batchQuery, asked)));
});

const other = refuseStaffMethod("/api/admin/batches", "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };
