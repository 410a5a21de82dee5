import { refuseStaffMethod } from "@/lib/web/require-staff";
import { route } from "@/lib/web/route";
import { signInByTelegram } from "@/lib/web/sign-in";

export const POST = route("/api/admin/session/telegram", signInByTelegram);

const other = refuseStaffMethod("/api/admin/session/telegram", "POST");

export { other as DELETE, other as GET, other as PATCH, other as PUT };
