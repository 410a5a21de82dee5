import { exportOrders } from "@/lib/order/export-orders";
import { orderQuery } from "@/lib/order/schema";
import { consumeLimit } from "@/lib/rate-limit";
import { readQuery } from "@/lib/web/read-query";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { csvFile } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/orders/export";

export const GET = route(NAME, async (request) => {
  const caller = await requireStaff(request, "export");
  const wanted = readQuery(request, orderQuery);
  await consumeLimit("export", caller.telegramId.toString());
  return csvFile("orders", await exportOrders({ caller, wanted }));
});

const other = refuseStaffMethod(NAME, "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };
