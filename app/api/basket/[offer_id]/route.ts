import { getBasket } from "@/lib/basket/get-basket";
import { basketChange } from "@/lib/basket/schema";
import { setBasketLine } from "@/lib/basket/set-basket-line";
import { readJson } from "@/lib/web/read-json";
import { requireId } from "@/lib/web/require-id";
import { requireShopper } from "@/lib/web/require-shopper";
import { json } from "@/lib/web/respond";
import { refuseMethod, route } from "@/lib/web/route";

type Params = { offer_id: string };

export const PUT = route<Params>(
  "/api/basket/{offer_id}",
  async (request, { offer_id: offerId }) => {
    const { id: shopperId } = await requireShopper(request, "write");
    const { quantity } = (await readJson(request, basketChange)).value;
    await setBasketLine({ shopperId, offerId: requireId(offerId), quantity });
    return json(await getBasket({ shopperId }));
  },
);

const other = refuseMethod("/api/basket/{offer_id}", "PUT");

export { other as DELETE, other as GET, other as PATCH, other as POST };
