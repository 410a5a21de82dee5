import { clearBasket } from "@/lib/basket/clear-basket";
import { getBasket } from "@/lib/basket/get-basket";
import { requireShopper } from "@/lib/web/require-shopper";
import { json } from "@/lib/web/respond";
import { refuseMethod, route } from "@/lib/web/route";

export const GET = route("/api/basket", async (request) => {
  const { id: shopperId } = await requireShopper(request, "read");
  return json(await getBasket({ shopperId }));
});

export const DELETE = route("/api/basket", async (request) => {
  const { id: shopperId } = await requireShopper(request, "write");
  await clearBasket({ shopperId });
  return json(await getBasket({ shopperId }));
});

const other = refuseMethod("/api/basket", "DELETE, GET, HEAD");

export { other as PATCH, other as POST, other as PUT };
