import { EvidenceList } from "@/components/admin/evidence-list";
import { OrderRecordScreen } from "@/components/admin/order-record-screen";
import { getOrderRecord } from "@/lib/order/get-order-record";
import { listEvidence } from "@/lib/order/list-evidence";
import { shortId } from "@/lib/order/rules";
import { RECORD_EN } from "@/lib/text/admin-evidence-en";
import { foundOrNothing } from "@/lib/web/found-or-nothing";
import { requireId } from "@/lib/web/require-id";
import { requireStaffPage, staffPageTitle } from "@/lib/web/require-staff-page";

type Props = PageProps<"/admin/orders/[id]">;

export const generateMetadata = async ({ params }: Props) =>
  staffPageTitle("read", RECORD_EN.order(shortId((await params).id)));

/** One order and its story. */
export default async function OrderPage({ params }: Props) {
  const { role } = await requireStaffPage("read");
  const { id } = await params;
  const order = await foundOrNothing(() => getOrderRecord({ orderId: requireId(id) }));
  return (
    <OrderRecordScreen order={order} role={role}>
      <EvidenceList evidence={await listEvidence({ orderId: id })} />
    </OrderRecordScreen>
  );
}
