import { readProducts } from "@/lib/report/read-products";
import { periodQuery } from "@/lib/report/schema";
import { requireValid } from "@/lib/web/read-json";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/overview/products";

export const GET = route(NAME, async (request) => {
  await requireStaff(request, "read");
  const asked = Object.fromEntries(new URL(request.url).searchParams);
  return json(await readProducts(requireValid(periodQuery, asked), new Date()));
});

const other = refuseStaffMethod(NAME, "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };
