import { createCategory } from "@/lib/catalog/create-category";
import { listCategories } from "@/lib/catalog/list-categories";
import { newCategory } from "@/lib/catalog/schema";
import { readJson } from "@/lib/web/read-json";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/categories";

export const GET = route(NAME, async (request) => {
  await requireStaff(request, "read");
  return json(await listCategories());
});

export const POST = route(NAME, async (request) => {
  const caller = await requireStaff(request, "stock");
  const { value: category } = await readJson(request, newCategory);
  const id = await createCategory({ caller, category });
  const { items } = await listCategories();
  return json(items.find((item) => item.id === id) ?? null, 201);
});

const other = refuseStaffMethod(NAME, "GET, HEAD, POST");

export { other as DELETE, other as PATCH, other as PUT };
