import { listEntries } from "@/lib/ledger/list-entries";
import { numberedPage } from "@/lib/list/schema";
import { getShopper } from "@/lib/shopper/get-shopper";
import { readQuery } from "@/lib/web/read-query";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/shoppers/{id}/entries";

export const GET = route<{ id: string }>(NAME, async (request, { id }) => {
  await requireStaff(request, "read");
  const { cursor } = readQuery(request, numberedPage);
  const { shopper_id: shopperId } = await getShopper({ shopperId: requireId(id) });
  return json(await listEntries({ shopperId, cursor }));
});

const other = refuseStaffMethod(NAME, "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };
