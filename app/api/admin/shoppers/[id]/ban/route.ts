import { banShopper } from "@/lib/shopper/ban-shopper";
import { ban } from "@/lib/shopper/schema";
import { readJson } from "@/lib/web/read-json";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/shoppers/{id}/ban";

export const POST = route<{ id: string }>(NAME, async (request, { id }) => {
  const caller = await requireStaff(request, "settle");
  const shopperId = requireId(id);
  const { reason } = (await readJson(request, ban)).value;
  await banShopper({ caller, shopperId, reason });
  return new Response(null, { status: 204 });
});

const other = refuseStaffMethod(NAME, "POST");

export { other as DELETE, other as GET, other as PATCH, other as PUT };
