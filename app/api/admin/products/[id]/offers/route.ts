import { createOffer } from "@/lib/catalog/create-offer";
import { getProductSheet } from "@/lib/catalog/get-product-sheet";
import { newOffer } from "@/lib/catalog/schema";
import { readJson } from "@/lib/web/read-json";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/products/{id}/offers";

export const POST = route<{ id: string }>(NAME, async (request, params) => {
  const caller = await requireStaff(request, "stock");
  const productId = requireId(params.id);
  const { value: offer } = await readJson(request, newOffer);
  const id = await createOffer({ caller, productId, offer });
  const { offers } = await getProductSheet(productId);
  return json(offers.find((item) => item.id === id) ?? null, 201);
});

const other = refuseStaffMethod(NAME, "POST");

export { other as DELETE, other as GET, other as PATCH, other as PUT };
