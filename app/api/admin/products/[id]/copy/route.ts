import { copyProduct } from "@/lib/catalog/copy-product";
import { getProductSheet } from "@/lib/catalog/get-product-sheet";
import { productCopy } from "@/lib/catalog/schema";
import { readJson } from "@/lib/web/read-json";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/products/{id}/copy";

export const POST = route<{ id: string }>(NAME, async (request, params) => {
  const caller = await requireStaff(request, "stock");
  const id = requireId(params.id);
  const { value } = await readJson(request, productCopy);
  return json(await getProductSheet(await copyProduct({ caller, id, ...value })), 201);
});

const other = refuseStaffMethod(NAME, "POST");

export { other as DELETE, other as GET, other as PATCH, other as PUT };
