import { closeThread } from "@/lib/support/close-thread";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/support/{id}/close";

export const POST = route<{ id: string }>(NAME, async (request, { id }) => {
  const caller = await requireStaff(request, "help");
  await closeThread({ caller, threadId: requireId(id) });
  return new Response(null, { status: 204 });
});

const other = refuseStaffMethod(NAME, "POST");

export { other as DELETE, other as GET, other as PATCH, other as PUT };
