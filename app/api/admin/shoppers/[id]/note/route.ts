import { noteChange } from "@/lib/shopper/schema";
import { writeNote } from "@/lib/shopper/write-note";
import { readJson } from "@/lib/web/read-json";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/shoppers/{id}/note";

export const PUT = route<{ id: string }>(NAME, async (request, { id }) => {
  const caller = await requireStaff(request, "help");
  const shopperId = requireId(id);
  const { note, previous_note: previousNote } = (await readJson(request, noteChange)).value;
  await writeNote({ caller, shopperId, note, previousNote });
  return new Response(null, { status: 204 });
});

const other = refuseStaffMethod(NAME, "PUT");

export { other as DELETE, other as GET, other as PATCH, other as POST };
