import { redirect } from "next/navigation";
import { readListQuery, toListFilters } from "@/components/admin/list-query";
import { LIST_FILTERS, OrdersScreen } from "@/components/admin/list-screens";
import { listLocations } from "@/lib/catalog/list-locations";
import { listAllOrders } from "@/lib/order/list-all-orders";
import { orderQuery } from "@/lib/order/schema";
import { isAllowed } from "@/lib/staff/rules";
import { ADMIN_LISTS_EN } from "@/lib/text/admin-lists-en";
import { requireStaffPage, staffPageTitle } from "@/lib/web/require-staff-page";

const PATH = "/admin/orders";

export const generateMetadata = () => staffPageTitle("read", ADMIN_LISTS_EN.orders.title);

/** Everybody's orders. */
export default async function OrdersPage({ searchParams }: PageProps<"/admin/orders">) {
  const { role } = await requireStaffPage("read");
  const query = readListQuery(await searchParams, LIST_FILTERS.orders);
  const asked = orderQuery.safeParse(toListFilters(query));
  if (!asked.success) redirect(PATH); // an address that was typed or cut off
  const [page, { items }] = await Promise.all([listAllOrders(asked.data), listLocations()]);
  const places = items.map(({ id, name, parent_id: parentId }) => {
    const city = items.find((item) => item.id === parentId);
    return { value: id, title: city ? `${city.name} · ${name}` : name };
  });
  const isExportable = isAllowed(role, "export");
  return <OrdersScreen query={query} page={page} places={places} isExportable={isExportable} />;
}
