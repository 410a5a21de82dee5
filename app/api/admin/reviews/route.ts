import { listReviews } from "@/lib/settlement/list-reviews";
import { reviewQuery } from "@/lib/settlement/schema";
import { readQuery } from "@/lib/web/read-query";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

export const GET = route("/api/admin/reviews", async (request) => {
  await requireStaff(request, "read");
  return json(await listReviews(readQuery(request, reviewQuery)));
});

const other = refuseStaffMethod("/api/admin/reviews", "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };
