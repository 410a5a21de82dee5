import { StaffScreen } from "@/components/admin/staff-screen";
import { listStaff } from "@/lib/staff/list-staff";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { requireStaffPage, staffPageTitle } from "@/lib/web/require-staff-page";

export const generateMetadata = () => staffPageTitle("staff", ADMIN_EN.staff.title);

/** Who runs the shop, and what they may do. */
export default async function StaffPage() {
  const member = await requireStaffPage("staff");
  const { items } = await listStaff(member);
  return <StaffScreen people={items} />;
}
