import { threadAnswer } from "@/lib/support/schema";
import { sendAnswer } from "@/lib/support/send-answer";
import { readJson } from "@/lib/web/read-json";
import { requireId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/support/{id}/answer";

export const POST = route<{ id: string }>(NAME, async (request, { id }) => {
  const caller = await requireStaff(request, "help");
  const threadId = requireId(id);
  const { text, request_key: key } = (await readJson(request, threadAnswer)).value;
  const sent = await sendAnswer({ caller, threadId, text, requestKey: `form:${key}` });
  return json({ others: sent.others, is_blocked: sent.isBlocked });
});

const other = refuseStaffMethod(NAME, "POST");

export { other as DELETE, other as GET, other as PATCH, other as PUT };
