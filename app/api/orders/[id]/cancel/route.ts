import { cancelOrder } from "@/lib/order/cancel-order";
import { getOrder } from "@/lib/order/get-order";
import { requireId } from "@/lib/web/require-id";
import { requireShopper } from "@/lib/web/require-shopper";
import { json } from "@/lib/web/respond";
import { refuseMethod, route } from "@/lib/web/route";

export const POST = route<{ id: string }>("/api/orders/{id}/cancel", async (request, { id }) => {
  const { id: shopperId } = await requireShopper(request, "write");
  const orderId = requireId(id);
  await cancelOrder({ orderId, shopperId });
  return json(await getOrder({ orderId, shopperId }));
});

const other = refuseMethod("/api/orders/{id}/cancel", "POST");

export { other as DELETE, other as GET, other as PATCH, other as PUT };
