import { listBatches } from "@/lib/batch/list-batches";
import { batchQuery } from "@/lib/batch/schema";
import { readQuery } from "@/lib/web/read-query";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

export const GET = route("/api/admin/batches", async (request) => {
  await requireStaff(request, "stock");
  return json(await listBatches(readQuery(request, batchQuery)));
});

const other = refuseStaffMethod("/api/admin/batches", "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };
