import { listAllOrders } from "@/lib/order/list-all-orders";
import { orderQuery } from "@/lib/order/schema";
import { readQuery } from "@/lib/web/read-query";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/orders";

export const GET = route(NAME, async (request) => {
  await requireStaff(request, "read");
  return json(await listAllOrders(readQuery(request, orderQuery)));
});

const other = refuseStaffMethod(NAME, "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };
