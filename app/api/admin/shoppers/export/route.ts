import { consumeLimit } from "@/lib/rate-limit";
import { exportShoppers } from "@/lib/shopper/export-shoppers";
import { shopperQuery } from "@/lib/shopper/schema";
import { readQuery } from "@/lib/web/read-query";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { csvFile } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/shoppers/export";

export const GET = route(NAME, async (request) => {
  const caller = await requireStaff(request, "export");
  const wanted = readQuery(request, shopperQuery);
  await consumeLimit("export", caller.telegramId.toString());
  return csvFile("shoppers", await exportShoppers({ caller, wanted }));
});

const other = refuseStaffMethod(NAME, "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };
