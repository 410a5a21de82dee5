import { getStock } from "@/lib/stock/get-stock";
import { thresholdChange } from "@/lib/stock/schema";
import { setThreshold } from "@/lib/stock/set-threshold";
import { readJson } from "@/lib/web/read-json";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/stock/{offer_id}";

type Params = { offer_id: string };

export const GET = route<Params>(NAME, async (request, { offer_id: id }) => {
  await requireStaff(request, "read");
  return json(await getStock({ offerId: requireId(id) }));
});

export const PATCH = route<Params>(NAME, async (request, { offer_id: id }) => {
  const caller = await requireStaff(request, "stock");
  const offerId = requireId(id);
  const { value } = await readJson(request, thresholdChange);
  await setThreshold({ caller, offerId, lowStockAt: value.low_stock_at });
  return json(await getStock({ offerId }));
});

const other = refuseStaffMethod(NAME, "GET, HEAD, PATCH");

export { other as DELETE, other as POST, other as PUT };
