import { changeSettings } from "@/lib/setting/change-settings";
import { listSettings } from "@/lib/setting/list-settings";
import { settingChanges } from "@/lib/setting/schema";
import { TEXTS_BODY_BYTES_MAX } from "@/lib/web/read-body";
import { readJson } from "@/lib/web/read-json";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { json } from "@/lib/web/respond";
import { route } from "@/lib/web/route";

export const GET = route("/api/admin/settings", async (request) => {
  await requireStaff(request, "settings");
  return json(await listSettings());
});

export const PUT = route("/api/admin/settings", async (request) => {
  const caller = await requireStaff(request, "settings");
  const { value } = await readJson(request, settingChanges, TEXTS_BODY_BYTES_MAX);
  const { changes, confirmation_id: confirmationId } = value;
  await changeSettings({ caller, changes, confirmationId });
  return json(await listSettings());
});

const other = refuseStaffMethod("/api/admin/settings", "GET, HEAD, PUT");

export { other as DELETE, other as PATCH, other as POST };
