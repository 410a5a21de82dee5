import { listCategories } from "@/lib/catalog/list-categories";
import { orderCategories } from "@/lib/catalog/order-categories";
import { newOrder } from "@/lib/catalog/schema";
import { readJson } from "@/lib/web/read-json";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/categories/order";

export const PUT = route(NAME, async (request) => {
  const caller = await requireStaff(request, "stock");
  const { value: order } = await readJson(request, newOrder);
  await orderCategories({ caller, order });
  return json(await listCategories());
});

const other = refuseStaffMethod(NAME, "PUT");

export { other as DELETE, other as GET, other as PATCH, other as POST };
