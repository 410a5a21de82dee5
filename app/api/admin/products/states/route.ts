import { stateChange } from "@/lib/catalog/schema";
import { setProductStates } from "@/lib/catalog/set-product-states";
import { readJson } from "@/lib/web/read-json";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/products/states";

export const POST = route(NAME, async (request) => {
  const caller = await requireStaff(request, "stock");
  const { value: change } = await readJson(request, stateChange);
  return json({ changed: await setProductStates({ caller, change }) });
});

const other = refuseStaffMethod(NAME, "POST");

export { other as DELETE, other as GET, other as PATCH, other as PUT };
