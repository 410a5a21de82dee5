import { env } from "@/lib/env";
import { listPayableCurrencies } from "@/lib/gateway/list-payable-currencies";
import { currenciesQuery } from "@/lib/gateway/schema";
import { requireMoney } from "@/lib/money";
import { consumeLimit } from "@/lib/rate-limit";
import { readClientAddress } from "@/lib/web/client-address";
import { requireValid } from "@/lib/web/read-json";
import { json } from "@/lib/web/respond";
import { refuseMethod, route } from "@/lib/web/route";

export const GET = route("/api/currencies", async (request) => {
  const { searchParams } = new URL(request.url);
  const { amount } = requireValid(currenciesQuery, {
    amount: searchParams.get("amount") ?? undefined,
  });
  await consumeLimit("public", readClientAddress(request));
  const price = amount === undefined ? null : requireMoney(amount, env().SHOP_CURRENCY);
  return json(await listPayableCurrencies({ amount: price }));
});

const other = refuseMethod("/api/currencies", "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };
