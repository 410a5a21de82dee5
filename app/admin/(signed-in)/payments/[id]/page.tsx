import { EvidenceList } from "@/components/admin/evidence-list";
import { PaymentRecordScreen } from "@/components/admin/payment-record-screen";
import { getPaymentRecord } from "@/lib/deposit/get-payment-record";
import { listEvidence } from "@/lib/order/list-evidence";
import { RECORD_EN } from "@/lib/text/admin-evidence-en";
import { requireId } from "@/lib/web/require-id";
import { foundOrNothing, requireStaffPage, staffPageTitle } from "@/lib/web/require-staff-page";

export const generateMetadata = () => staffPageTitle("read", RECORD_EN.payments);

/** One payment and its story. */
export default async function PaymentPage({ params }: PageProps<"/admin/payments/[id]">) {
  const { role } = await requireStaffPage("read");
  const { id } = await params;
  const payment = await foundOrNothing(() => getPaymentRecord({ paymentId: requireId(id) }));
  return (
    <PaymentRecordScreen payment={payment} role={role}>
      <EvidenceList evidence={await listEvidence({ paymentId: id })} />
    </PaymentRecordScreen>
  );
}
