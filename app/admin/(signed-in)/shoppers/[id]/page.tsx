import { ShopperScreen } from "@/components/admin/shopper-screen";
import { listDeposits } from "@/lib/deposit/list-deposits";
import { listEntries } from "@/lib/ledger/list-entries";
import { numberedPage } from "@/lib/list/schema";
import { listAllOrders } from "@/lib/order/list-all-orders";
import { listMessages } from "@/lib/outbox/list-messages";
import { getShopper } from "@/lib/shopper/get-shopper";
import { isAllowed } from "@/lib/staff/rules";
import { ADMIN_LISTS_EN } from "@/lib/text/admin-lists-en";
import { foundOrNothing } from "@/lib/web/found-or-nothing";
import { requireId } from "@/lib/web/require-id";
import { requireStaffPage, staffPageTitle } from "@/lib/web/require-staff-page";

const SHOWN = 5;

export const generateMetadata = () => staffPageTitle("read", ADMIN_LISTS_EN.shopper);

/** Everything about one shopper, and what can be done about them. */
export default async function ShopperPage(props: PageProps<"/admin/shoppers/[id]">) {
  const { role } = await requireStaffPage("read");
  const { id: shopperId } = await props.params;
  const { entries, messages } = await props.searchParams;
  const shopper = await foundOrNothing(() => getShopper({ shopperId: requireId(shopperId) }));
  const [orders, deposits, entryPage, messagePage] = await Promise.all([
    listAllOrders({ shopper: shopperId }),
    listDeposits({ shopper: shopperId }),
    listEntries({ shopperId, cursor: cursorOf(entries) }),
    listMessages({ shopperId, cursor: cursorOf(messages) }),
  ]);
  return (
    <ShopperScreen
      shopper={shopper}
      orders={orders.items.slice(0, SHOWN)}
      deposits={deposits.items.slice(0, SHOWN)}
      entries={entryPage}
      messages={messagePage}
      mayBan={isAllowed(role, "settle")}
      mayNote={isAllowed(role, "help")}
      mayAdjust={isAllowed(role, "money")}
    />
  );
}

function cursorOf(given: string | string[] | undefined): string | undefined {
  const asked = numberedPage.safeParse({ cursor: given });
  return asked.success ? asked.data.cursor : undefined;
}
