import { changeProduct } from "@/lib/catalog/change-product";
import { getProductSheet } from "@/lib/catalog/get-product-sheet";
import { productChange } from "@/lib/catalog/schema";
import { TEXTS_BODY_BYTES_MAX } from "@/lib/web/read-body";
import { readJson } from "@/lib/web/read-json";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/products/{id}";

type Params = { id: string };

export const GET = route<Params>(NAME, async (request, params) => {
  await requireStaff(request, "read");
  return json(await getProductSheet(requireId(params.id)));
});

export const PATCH = route<Params>(NAME, async (request, params) => {
  const caller = await requireStaff(request, "stock");
  const id = requireId(params.id);
  const { value: change } = await readJson(request, productChange, TEXTS_BODY_BYTES_MAX);
  await changeProduct({ caller, id, change });
  return json(await getProductSheet(id));
});

const other = refuseStaffMethod(NAME, "GET, HEAD, PATCH");

export { other as DELETE, other as POST, other as PUT };
