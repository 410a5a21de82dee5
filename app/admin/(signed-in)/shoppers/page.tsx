import { redirect } from "next/navigation";
import { readListQuery, toListFilters } from "@/components/admin/list-query";
import { LIST_FILTERS, ShoppersScreen } from "@/components/admin/list-screens";
import { listShoppers } from "@/lib/shopper/list-shoppers";
import { shopperQuery } from "@/lib/shopper/schema";
import { isAllowed } from "@/lib/staff/rules";
import { ADMIN_LISTS_EN } from "@/lib/text/admin-lists-en";
import { requireStaffPage, staffPageTitle } from "@/lib/web/require-staff-page";

const PATH = "/admin/shoppers";

export const generateMetadata = () => staffPageTitle("read", ADMIN_LISTS_EN.shoppers.title);

/** Everybody who ever opened the shop. */
export default async function ShoppersPage({ searchParams }: PageProps<"/admin/shoppers">) {
  const { role } = await requireStaffPage("read");
  const query = readListQuery(await searchParams, LIST_FILTERS.shoppers);
  const asked = shopperQuery.safeParse(toListFilters(query));
  if (!asked.success) redirect(PATH); // an address that was typed or cut off
  const page = await listShoppers(asked.data);
  return <ShoppersScreen query={query} page={page} isExportable={isAllowed(role, "export")} />;
}
