import { exportFaults } from "@/lib/batch/export-faults";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { csvFile } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/imports/{id}/faults";

export const GET = route<{ id: string }>(NAME, async (request, { id }) => {
  await requireStaff(request, "stock");
  return csvFile("faulty-lines", await exportFaults({ importId: requireId(id) }));
});

const other = refuseStaffMethod(NAME, "GET, HEAD");

export { other as DELETE, other as PATCH, other as POST, other as PUT };
