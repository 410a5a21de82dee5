import { changePrices } from "@/lib/catalog/change-prices";
import { pricesChange } from "@/lib/catalog/schema";
import { readJson } from "@/lib/web/read-json";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/offers/prices";

export const POST = route(NAME, async (request) => {
  const caller = await requireStaff(request, "stock");
  const { value: change } = await readJson(request, pricesChange);
  return json(await changePrices({ caller, change }));
});

const other = refuseStaffMethod(NAME, "POST");

export { other as DELETE, other as GET, other as PATCH, other as PUT };
