import type { Metadata } from "next";
import { PaymentScreen, PaymentSkeleton } from "@/components/deposit/payment-screen";
import { PaymentWords } from "@/components/telegram/payment-words";
import { Personal } from "@/components/telegram/personal";
import { PageBody } from "@/components/ui/page-body";
import { paymentText } from "@/lib/text/payment-text";
import { readLanguage } from "@/lib/web/read-language";

export async function generateMetadata(): Promise<Metadata> {
  return { title: paymentText(await readLanguage()).title };
}

/** One payment, live. */
export default async function PaymentPage({ params }: PageProps<"/payments/[id]">) {
  return (
    <PageBody>
      <PaymentWords>
        <Personal loading={<PaymentSkeleton />}>
          <PaymentScreen paymentId={(await params).id} />
        </Personal>
      </PaymentWords>
    </PageBody>
  );
}
