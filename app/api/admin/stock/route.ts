import { listStock } from "@/lib/stock/list-stock";
import { stockQuery } from "@/lib/stock/schema";
import { readQuery } from "@/lib/web/read-query";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

export const GET = route("/api/admin/stock", async (request) => {
  await requireStaff(request, "read");
  return json(await listStock(readQuery(request, stockQuery)));
});

const other = refuseStaffMethod("/api/admin/stock", "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };
