import type { Metadata } from "next";
import { PaymentScreen, PaymentSkeleton } from "@/components/deposit/payment-screen";
import { Personal } from "@/components/telegram/personal";
import { PageBody } from "@/components/ui/page-body";
import { buyerText } from "@/lib/text/buyer-text";

export const metadata: Metadata = { title: buyerText("en").payment.title };

/** One payment, live. */
export default async function PaymentPage({ params }: PageProps<"/payments/[id]">) {
  return (
    <PageBody>
      <Personal loading={<PaymentSkeleton />}>
        <PaymentScreen paymentId={(await params).id} />
      </Personal>
    </PageBody>
  );
}
