import { EvidenceList } from "@/components/admin/evidence-list";
import { PaymentRecordScreen } from "@/components/admin/payment-record-screen";
import { getPaymentRecord } from "@/lib/deposit/get-payment-record";
import { listEvidence } from "@/lib/order/list-evidence";
import { shortId } from "@/lib/order/rules";
import { RECORD_EN } from "@/lib/text/admin-evidence-en";
import { foundOrNothing } from "@/lib/web/found-or-nothing";
import { requireId } from "@/lib/web/require-id";
import { requireStaffPage, staffPageTitle } from "@/lib/web/require-staff-page";

type Props = PageProps<"/admin/payments/[id]">;

export const generateMetadata = async ({ params }: Props) =>
  staffPageTitle("read", RECORD_EN.payment(shortId((await params).id)));

/** One payment and its story. */
export default async function PaymentPage({ params }: Props) {
  const { role } = await requireStaffPage("read");
  const { id } = await params;
  const payment = await foundOrNothing(() => getPaymentRecord({ paymentId: requireId(id) }));
  return (
    <PaymentRecordScreen payment={payment} role={role}>
      <EvidenceList evidence={await listEvidence({ paymentId: id })} />
    </PaymentRecordScreen>
  );
}
