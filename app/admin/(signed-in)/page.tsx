import { notFound, redirect } from "next/navigation";
import { roomsOf } from "@/components/admin/rooms";
import { requireStaffPage } from "@/lib/web/require-staff-page";

/** Leads to the first page that one may see. */
export default async function AdminPage() {
  const { role } = await requireStaffPage("read");
  const [first] = roomsOf(role);
  if (!first) notFound();
  redirect(first.href);
}
