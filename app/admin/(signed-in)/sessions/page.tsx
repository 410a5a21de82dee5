import { SessionsScreen } from "@/components/admin/sessions-screen";
import { listSessions } from "@/lib/staff/list-sessions";
import { isAllowed } from "@/lib/staff/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { requireStaffPage, staffPageTitle } from "@/lib/web/require-staff-page";

export const generateMetadata = () => staffPageTitle("read", ADMIN_EN.sessions.title);

/** The browsers that are signed in. */
export default async function SessionsPage() {
  const member = await requireStaffPage("read");
  const { items } = await listSessions(member);
  return <SessionsScreen sessions={items} isEverybody={isAllowed(member.role, "staff")} />;
}
