import { getShopper } from "@/lib/shopper/get-shopper";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/shoppers/{id}";

export const GET = route<{ id: string }>(NAME, async (request, { id }) => {
  await requireStaff(request, "read");
  return json(await getShopper({ shopperId: requireId(id) }));
});

const other = refuseStaffMethod(NAME, "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };
