import { getPayment } from "@/lib/deposit/get-payment";
import { requireId } from "@/lib/web/require-id";
import { requireShopper } from "@/lib/web/require-shopper";
import { refuseMethod, route } from "@/lib/web/route";
import { streamPayment } from "@/lib/web/stream-payment";

export const GET = route<{ id: string }>("/api/payment/events/{id}", async (request, { id }) => {
  const { id: shopperId } = await requireShopper(request, "read");
  const paymentId = requireId(id);
  const read = () => getPayment({ paymentId, shopperId });
  return streamPayment({ paymentId, shopperId, signal: request.signal, read });
});

const other = refuseMethod("/api/payment/events/{id}", "GET");

export { other as DELETE, other as HEAD, other as PATCH, other as POST, other as PUT };
