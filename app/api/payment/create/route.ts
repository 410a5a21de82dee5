import { env } from "@/lib/env";
import { requireMoney } from "@/lib/money";
import { openPayment } from "@/lib/order/open-payment";
import { paymentRequest } from "@/lib/order/schema";
import { consumeLimit } from "@/lib/rate-limit";
import { withIdempotency } from "@/lib/web/idempotency";
import { readJson } from "@/lib/web/read-json";
import { requireShopper } from "@/lib/web/require-shopper";
import { refuseMethod, route } from "@/lib/web/route";

export const POST = route("/api/payment/create", async (request) => {
  const { id: shopperId } = await requireShopper(request, "payment");
  const { value, rawBody } = await readJson(request, paymentRequest);
  const expected = value.expected_total;
  const asked = {
    type: value.type,
    offerId: value.type === "offer" ? value.offer_id : undefined,
    quantity: value.type === "offer" ? value.quantity : undefined,
    orderId: value.type === "order" ? value.order_id : undefined,
    currency: value.currency,
    gateway: value.gateway,
    expectedTotal: expected === undefined ? undefined : requireMoney(expected, env().SHOP_CURRENCY),
  };
  return withIdempotency({ request, rawBody, shopperId }, 201, async (requestKey) => {
    if (asked.currency !== "balance") await consumeLimit("invoice", shopperId);
    return openPayment({ shopperId, request: asked, requestKey });
  });
});

const other = refuseMethod("/api/payment/create", "POST");

export { other as DELETE, other as GET, other as PATCH, other as PUT };
