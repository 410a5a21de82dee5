import { getStock } from "@/lib/stock/get-stock";
import { unitVoiding } from "@/lib/stock/schema";
import { voidUnits } from "@/lib/stock/void-units";
import { readJson } from "@/lib/web/read-json";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/stock/{offer_id}/void";

type Params = { offer_id: string };

export const POST = route<Params>(NAME, async (request, { offer_id: id }) => {
  const caller = await requireStaff(request, "stock");
  const offerId = requireId(id);
  const { unit_ids: unitIds, reason } = (await readJson(request, unitVoiding)).value;
  await voidUnits({ caller, offerId, unitIds, reason });
  return json(await getStock({ offerId }));
});

const other = refuseStaffMethod(NAME, "POST");

export { other as DELETE, other as GET, other as PATCH, other as PUT };
