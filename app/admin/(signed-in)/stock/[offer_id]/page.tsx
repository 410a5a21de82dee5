import { redirect } from "next/navigation";
import { readListQuery } from "@/components/admin/list-query";
import { StockOfferScreen } from "@/components/admin/stock-offer-screen";
import { isAllowed } from "@/lib/staff/rules";
import { getStock } from "@/lib/stock/get-stock";
import { listUnits } from "@/lib/stock/list-units";
import { listVersions } from "@/lib/stock/list-versions";
import { unitQuery, versionQuery } from "@/lib/stock/schema";
import { ADMIN_STOCK_EN } from "@/lib/text/admin-stock-en";
import { foundOrNothing } from "@/lib/web/found-or-nothing";
import { requireId } from "@/lib/web/require-id";
import { requireStaffPage, staffPageTitle } from "@/lib/web/require-staff-page";

export const generateMetadata = () => staffPageTitle("read", ADMIN_STOCK_EN.title);

type Props = PageProps<"/admin/stock/[offer_id]">;

/** The units of one offer, or the versions of an unlimited one. */
export default async function StockOfferPage({ params, searchParams }: Props) {
  const member = await requireStaffPage("read");
  const offerId = (await params).offer_id;
  const stock = await foundOrNothing(() => getStock({ offerId: requireId(offerId) }));
  const query = readListQuery(await searchParams, ["state"]);
  const asked = (stock.is_unlimited ? versionQuery : unitQuery).safeParse(query);
  if (!asked.success) redirect(`/admin/stock/${offerId}`); // an address that was typed or cut off
  const [units, versions] = await Promise.all([
    stock.is_unlimited ? null : listUnits({ offerId, ...asked.data }),
    stock.is_unlimited ? listVersions({ offerId, ...asked.data }) : null,
  ]);
  const can = {
    stock: isAllowed(member.role, "stock"),
    reveal: isAllowed(member.role, "reveal"),
  };
  return (
    <StockOfferScreen stock={stock} units={units} versions={versions} query={query} can={can} />
  );
}
