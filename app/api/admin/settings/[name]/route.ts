import { AppError } from "@/lib/errors";
import { changeSettings } from "@/lib/setting/change-settings";
import { listSettings } from "@/lib/setting/list-settings";
import { isSetting } from "@/lib/setting/rules";
import { settingReset } from "@/lib/setting/schema";
import { readQuery } from "@/lib/web/read-query";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

const NAME = "/api/admin/settings/{name}";

export const DELETE = route<{ name: string }>(NAME, async (request, { name }) => {
  const caller = await requireStaff(request, "settings");
  if (!isSetting(name)) throw new AppError("NOT_FOUND");
  const { changed_at, confirmation_id: confirmationId } = readQuery(request, settingReset);
  const changes = [{ name, value: null, changed_at }];
  await changeSettings({ caller, changes, confirmationId });
  return json(await listSettings());
});

const other = refuseStaffMethod(NAME, "DELETE");

export { other as GET, other as PATCH, other as POST, other as PUT };
