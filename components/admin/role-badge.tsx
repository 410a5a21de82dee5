import type { StaffRole } from "@/lib/staff/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";

/** What somebody is here, in one word. */
export function RoleBadge({ role }: { role: StaffRole }) {
  return (
    <span className="rounded-full bg-fill px-2.5 py-0.5 text-sm font-medium">
      {ADMIN_EN.roles[role]}
    </span>
  );
}
