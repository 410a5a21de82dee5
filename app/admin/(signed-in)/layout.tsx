import type { ReactNode } from "react";
import { Frame } from "@/components/admin/frame";
import { requireStaffPage } from "@/lib/web/require-staff-page";

/** The pages of those who run the shop. Each page asks again for the right it needs: a layout outlives a change of pages. */
export default async function AdminLayout({ children }: { children: ReactNode }) {
  const { name, role } = await requireStaffPage("read");
  return (
    <Frame name={name} role={role}>
      {children}
    </Frame>
  );
}
