import type { Metadata } from "next";
import { OrderScreen, OrderSkeleton } from "@/components/order/order-screen";
import { BuyerWords } from "@/components/telegram/buyer-words";
import { PaymentWords } from "@/components/telegram/payment-words";
import { Personal } from "@/components/telegram/personal";
import { PageBody } from "@/components/ui/page-body";
import { buyerText } from "@/lib/text/buyer-text";
import { readLanguage } from "@/lib/web/read-language";

export async function generateMetadata(): Promise<Metadata> {
  return { title: buyerText(await readLanguage()).orders.title };
}

/** One purchase with its content. */
export default async function OrderPage({ params }: PageProps<"/orders/[id]">) {
  return (
    <PageBody>
      <BuyerWords>
        <PaymentWords>
          <Personal loading={<OrderSkeleton />}>
            <OrderScreen orderId={(await params).id} />
          </Personal>
        </PaymentWords>
      </BuyerWords>
    </PageBody>
  );
}
