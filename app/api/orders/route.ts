import { listOrders } from "@/lib/order/list-orders";
import { readCursor } from "@/lib/web/read-cursor";
import { requireShopper } from "@/lib/web/require-shopper";
import { json } from "@/lib/web/respond";
import { refuseMethod, route } from "@/lib/web/route";

export const GET = route("/api/orders", async (request) => {
  const { id: shopperId } = await requireShopper(request, "read");
  return json(await listOrders({ shopperId, cursor: readCursor(request) }));
});

const other = refuseMethod("/api/orders", "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };
