import { listPayments } from "@/lib/deposit/list-payments";
import { readCursor } from "@/lib/web/read-cursor";
import { requireShopper } from "@/lib/web/require-shopper";
import { json } from "@/lib/web/respond";
import { refuseMethod, route } from "@/lib/web/route";

export const GET = route("/api/payments", async (request) => {
  const { id: shopperId } = await requireShopper(request, "read");
  return json(await listPayments({ shopperId, cursor: readCursor(request) }));
});

const other = refuseMethod("/api/payments", "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };
