import { listAllCoins } from "@/lib/gateway/list-all-coins";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

export const GET = route("/api/admin/currencies", async (request) => {
  await requireStaff(request, "settings");
  return json(await listAllCoins());
});

const other = refuseStaffMethod("/api/admin/currencies", "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };
