import { OverviewScreen } from "@/components/admin/overview-screen";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { requireStaffPage, staffPageTitle } from "@/lib/web/require-staff-page";

export const generateMetadata = () => staffPageTitle("read", ADMIN_EN.overview.title);

/** How the shop is doing. */
export default async function AdminPage() {
  await requireStaffPage("read");
  return <OverviewScreen />;
}
