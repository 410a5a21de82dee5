import { inviteStaff } from "@/lib/staff/invite-staff";
import { listStaff } from "@/lib/staff/list-staff";
import { staffInvitation } from "@/lib/staff/schema";
import { readJson } from "@/lib/web/read-json";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

export const GET = route("/api/admin/staff", async (request) => {
  return json(await listStaff(await requireStaff(request, "staff")));
});

export const POST = route("/api/admin/staff", async (request) => {
  const caller = await requireStaff(request, "staff");
  const { value } = await readJson(request, staffInvitation);
  const { telegram_id: id, confirmation_id: confirmationId, ...rest } = value;
  await inviteStaff({ caller, invited: { telegramId: BigInt(id), ...rest }, confirmationId });
  const { items } = await listStaff(caller);
  return json(items.find((item) => item.telegram_id === id) ?? null, 201);
});

const other = refuseStaffMethod("/api/admin/staff", "GET, HEAD, POST");

export { other as DELETE, other as PATCH, other as PUT };
