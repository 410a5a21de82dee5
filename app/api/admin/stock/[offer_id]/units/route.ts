import { getStock } from "@/lib/stock/get-stock";
import { listUnits } from "@/lib/stock/list-units";
import { unitQuery } from "@/lib/stock/schema";
import { requireValid } from "@/lib/web/read-json";
import { readQuery } from "@/lib/web/read-query";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/stock/{offer_id}/units";

type Params = { offer_id: string };

export const GET = route<Params>(NAME, async (request, { offer_id: id }) => {
  await requireStaff(request, "read");
  const { offer_id: offerId } = await getStock({ offerId: requireId(id) });
  return json(await listUnits({ offerId, ...requireValid(unitQuery, readQuery(request)) }));
});

const other = refuseStaffMethod(NAME, "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };
