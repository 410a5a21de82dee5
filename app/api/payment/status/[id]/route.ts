import { getPayment } from "@/lib/deposit/get-payment";
import { requireId } from "@/lib/web/require-id";
import { requireShopper } from "@/lib/web/require-shopper";
import { json } from "@/lib/web/respond";
import { refuseMethod, route } from "@/lib/web/route";

export const GET = route<{ id: string }>("/api/payment/status/{id}", async (request, { id }) => {
  const { id: shopperId } = await requireShopper(request, "read");
  return json(await getPayment({ paymentId: requireId(id), shopperId }));
});

const other = refuseMethod("/api/payment/status/{id}", "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };
