import { listLocations } from "@/lib/catalog/list-locations";
import { orderLocations } from "@/lib/catalog/order-locations";
import { newLocationOrder } from "@/lib/catalog/schema";
import { readJson } from "@/lib/web/read-json";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/locations/order";

export const PUT = route(NAME, async (request) => {
  const caller = await requireStaff(request, "stock");
  const { value: order } = await readJson(request, newLocationOrder);
  await orderLocations({ caller, order });
  return json(await listLocations());
});

const other = refuseStaffMethod(NAME, "PUT");

export { other as DELETE, other as GET, other as PATCH, other as POST };
