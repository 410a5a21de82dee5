import { moveProduct } from "@/lib/catalog/move-product";
import { productMove } from "@/lib/catalog/schema";
import { readJson } from "@/lib/web/read-json";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/products/{id}/move";

export const POST = route<{ id: string }>(NAME, async (request, params) => {
  const caller = await requireStaff(request, "stock");
  const id = requireId(params.id);
  const { after_id: afterId } = (await readJson(request, productMove)).value;
  await moveProduct({ caller, id, afterId });
  return new Response(null, { status: 204 });
});

const other = refuseStaffMethod(NAME, "POST");

export { other as DELETE, other as GET, other as PATCH, other as PUT };
