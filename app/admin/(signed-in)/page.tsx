import { FirstSteps } from "@/components/admin/first-steps";
import { OverviewScreen } from "@/components/admin/overview-screen";
import { getFirstSteps } from "@/lib/catalog/get-first-steps";
import { listGateways } from "@/lib/gateway/list-gateways";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { requireStaffPage, staffPageTitle } from "@/lib/web/require-staff-page";

export const generateMetadata = () => staffPageTitle("read", ADMIN_EN.overview.title);

/** How the shop is doing, and above it, for its owner, what is left to do until it sells. */
export default async function AdminPage() {
  const { role } = await requireStaffPage("read");
  const steps = { ...(await getFirstSteps()), has_gateway: listGateways().length > 0 };
  return <OverviewScreen>{role === "owner" ? <FirstSteps steps={steps} /> : null}</OverviewScreen>;
}
