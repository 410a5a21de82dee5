import { consumeLimit } from "@/lib/rate-limit";
import { revealUnit } from "@/lib/stock/reveal-unit";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/stock/reveal/{id}";

export const POST = route<{ id: string }>(NAME, async (request, { id }) => {
  const caller = await requireStaff(request, "reveal");
  await consumeLimit("reveal", caller.telegramId.toString());
  return json(await revealUnit({ caller, unitId: requireId(id) }));
});

const other = refuseStaffMethod(NAME, "POST");

export { other as DELETE, other as GET, other as PATCH, other as PUT };
