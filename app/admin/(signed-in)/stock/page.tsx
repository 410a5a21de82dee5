import Link from "next/link";
import { redirect } from "next/navigation";
import { Heading } from "@/components/admin/heading";
import { readListQuery } from "@/components/admin/list-query";
import { StockFilters } from "@/components/admin/stock-filters";
import { StockList } from "@/components/admin/stock-list";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { listLocations } from "@/lib/catalog/list-locations";
import { isAllowed } from "@/lib/staff/rules";
import { listStock } from "@/lib/stock/list-stock";
import { stockQuery } from "@/lib/stock/schema";
import { BATCH_EN } from "@/lib/text/admin-batch-en";
import { ADMIN_STOCK_EN } from "@/lib/text/admin-stock-en";
import { requireStaffPage, staffPageTitle } from "@/lib/web/require-staff-page";

const FILTERS = ["state", "product", "location"];

export const generateMetadata = () => staffPageTitle("read", ADMIN_STOCK_EN.title);

/** What is left of every offer. */
export default async function StockPage({ searchParams }: PageProps<"/admin/stock">) {
  const { role } = await requireStaffPage("read");
  const query = readListQuery(await searchParams, FILTERS);
  const asked = stockQuery.safeParse(query);
  if (!asked.success) redirect("/admin/stock"); // an address that was typed or cut off
  const [stock, locations] = await Promise.all([listStock(asked.data), listLocations()]);
  return (
    <>
      <Heading title={ADMIN_STOCK_EN.title} intro={ADMIN_STOCK_EN.intro}>
        {isAllowed(role, "stock") ? (
          <Link href="/admin/stock/import" prefetch={false} className={buttonClass("filled")}>
            <Icon name="plus" size={20} />
            {BATCH_EN.batches.add}
          </Link>
        ) : null}
      </Heading>
      <StockFilters query={query} locations={locations.items} />
      <StockList items={stock.items} nextCursor={stock.next_cursor} query={query} />
    </>
  );
}
