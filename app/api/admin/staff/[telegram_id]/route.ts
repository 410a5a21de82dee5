import { changeRole } from "@/lib/staff/change-role";
import { listStaff } from "@/lib/staff/list-staff";
import { removeStaff } from "@/lib/staff/remove-staff";
import { roleChange, staffRemoval } from "@/lib/staff/schema";
import { readJson } from "@/lib/web/read-json";
import { readQuery } from "@/lib/web/read-query";
import { requireTelegramId } from "@/lib/web/require-id";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/staff/{telegram_id}";

type Params = { telegram_id: string };

export const PATCH = route<Params>(NAME, async (request, { telegram_id: id }) => {
  const caller = await requireStaff(request, "staff");
  const telegramId = requireTelegramId(id);
  const { role, confirmation_id: confirmationId } = (await readJson(request, roleChange)).value;
  await changeRole({ caller, telegramId, role, confirmationId });
  const { items } = await listStaff(caller);
  return json(items.find((item) => item.telegram_id === Number(telegramId)) ?? null);
});

export const DELETE = route<Params>(NAME, async (request, { telegram_id: id }) => {
  const caller = await requireStaff(request, "staff");
  const telegramId = requireTelegramId(id);
  const { confirmation_id: confirmationId } = readQuery(request, staffRemoval);
  await removeStaff({ caller, telegramId, confirmationId });
  return new Response(null, { status: 204 });
});

const other = refuseStaffMethod(NAME, "DELETE, PATCH");

export { other as GET, other as POST, other as PUT };
