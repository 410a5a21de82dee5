import { consumeLimit } from "@/lib/rate-limit";
import { revealFile } from "@/lib/stock/reveal-file";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { attachment } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

type Params = { id: string; file_id: string };
const NAME = "/api/admin/stock/reveal/{id}/files/{file_id}";

export const POST = route<Params>(NAME, async (request, { id, file_id: fileId }) => {
  const caller = await requireStaff(request, "reveal");
  await consumeLimit("reveal", caller.telegramId.toString());
  return attachment(await revealFile({ caller, unitId: requireId(id), fileId: requireId(fileId) }));
});

const other = refuseStaffMethod(NAME, "POST");

export { other as DELETE, other as GET, other as PATCH, other as PUT };
