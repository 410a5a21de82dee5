import { closeSession } from "@/lib/staff/close-session";
import { refuseStaffMethod, requireStaff } from "@/lib/web/require-staff";
import { route } from "@/lib/web/route";
import { cookieAnswer, signInByLink } from "@/lib/web/sign-in";

export const POST = route("/api/admin/session", signInByLink);

export const DELETE = route("/api/admin/session", async (request) => {
  const caller = await requireStaff(request, "read");
  await closeSession({ caller, sessionId: caller.sessionId });
  return cookieAnswer("");
});

const other = refuseStaffMethod("/api/admin/session", "DELETE, POST");

export { other as GET, other as PATCH, other as PUT };
