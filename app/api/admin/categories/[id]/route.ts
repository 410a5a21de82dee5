import { changeCategory } from "@/lib/catalog/change-category";
import { listCategories } from "@/lib/catalog/list-categories";
import { removeCategory } from "@/lib/catalog/remove-category";
import { categoryChange, removal } from "@/lib/catalog/schema";
import { readJson } from "@/lib/web/read-json";
import { readQuery } from "@/lib/web/read-query";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/categories/{id}";

type Params = { id: string };

export const PATCH = route<Params>(NAME, async (request, params) => {
  const caller = await requireStaff(request, "stock");
  const id = requireId(params.id);
  const { value: change } = await readJson(request, categoryChange);
  await changeCategory({ caller, id, change });
  const { items } = await listCategories();
  return json(items.find((item) => item.id === id) ?? null);
});

export const DELETE = route<Params>(NAME, async (request, params) => {
  const caller = await requireStaff(request, "stock");
  const id = requireId(params.id);
  await removeCategory({ caller, id, ...readQuery(request, removal) });
  return new Response(null, { status: 204 });
});

const other = refuseStaffMethod(NAME, "DELETE, PATCH");

export { other as GET, other as POST, other as PUT };
