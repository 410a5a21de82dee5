import type { Metadata } from "next";
import { PaymentScreen, PaymentSkeleton } from "@/components/deposit/payment-screen";
import { Personal } from "@/components/telegram/personal";
import { PageBody } from "@/components/ui/page-body";
import { appText } from "@/lib/text/app-text";

export const metadata: Metadata = { title: appText("en").payment.title };

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
