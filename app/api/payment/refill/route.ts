import { openRefill } from "@/lib/deposit/open-refill";
import { refillRequest } from "@/lib/deposit/schema";
import { env } from "@/lib/env";
import { requireMoney } from "@/lib/money";
import { consumeLimit } from "@/lib/rate-limit";
import { withIdempotency } from "@/lib/web/idempotency";
import { readJson } from "@/lib/web/read-json";
import { requireShopper } from "@/lib/web/require-shopper";
import { refuseMethod, route } from "@/lib/web/route";

export const POST = route("/api/payment/refill", async (request) => {
  const { id: shopperId } = await requireShopper(request, "payment");
  const { value, rawBody } = await readJson(request, refillRequest);
  const { currency, gateway } = value;
  const amount = requireMoney(value.amount, env().SHOP_CURRENCY);
  return withIdempotency({ request, rawBody, shopperId }, 201, async (requestKey) => {
    await consumeLimit("invoice", shopperId);
    return openRefill({ shopperId, amount, currency, gateway, requestKey });
  });
});

const other = refuseMethod("/api/payment/refill", "POST");

export { other as DELETE, other as GET, other as PATCH, other as PUT };
