import { getProductSheet } from "@/lib/catalog/get-product-sheet";
import { orderOffers } from "@/lib/catalog/order-offers";
import { newOrder } from "@/lib/catalog/schema";
import { readJson } from "@/lib/web/read-json";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/products/{id}/offers/order";

export const PUT = route<{ id: string }>(NAME, async (request, params) => {
  const caller = await requireStaff(request, "stock");
  const productId = requireId(params.id);
  const { value: order } = await readJson(request, newOrder);
  await orderOffers({ caller, productId, order });
  return json({ items: (await getProductSheet(productId)).offers });
});

const other = refuseStaffMethod(NAME, "PUT");

export { other as DELETE, other as GET, other as PATCH, other as POST };
