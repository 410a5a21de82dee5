import { redirect } from "next/navigation";
import { readListQuery, toListFilters } from "@/components/admin/list-query";
import { LIST_FILTERS, PaymentsScreen } from "@/components/admin/list-screens";
import { listDeposits } from "@/lib/deposit/list-deposits";
import { depositQuery } from "@/lib/deposit/schema";
import { isAllowed } from "@/lib/staff/rules";
import { ADMIN_LISTS_EN } from "@/lib/text/admin-lists-en";
import { requireStaffPage, staffPageTitle } from "@/lib/web/require-staff-page";

const PATH = "/admin/payments";

export const generateMetadata = () => staffPageTitle("read", ADMIN_LISTS_EN.payments.title);

/** Everybody's payments. */
export default async function PaymentsPage({ searchParams }: PageProps<"/admin/payments">) {
  const { role } = await requireStaffPage("read");
  const query = readListQuery(await searchParams, LIST_FILTERS.payments);
  const asked = depositQuery.safeParse(toListFilters(query));
  if (!asked.success) redirect(PATH); // an address that was typed or cut off
  const page = await listDeposits(asked.data);
  return <PaymentsScreen query={query} page={page} isExportable={isAllowed(role, "export")} />;
}
