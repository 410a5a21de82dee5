import type { Metadata } from "next";
import { OrderScreen, OrderSkeleton } from "@/components/order/order-screen";
import { Personal } from "@/components/telegram/personal";
import { PageBody } from "@/components/ui/page-body";
import { buyerText } from "@/lib/text/buyer-text";

export const metadata: Metadata = { title: buyerText("en").orders.title };

/** One purchase with its content. */
export default async function OrderPage({ params }: PageProps<"/orders/[id]">) {
  return (
    <PageBody>
      <Personal loading={<OrderSkeleton />}>
        <OrderScreen orderId={(await params).id} />
      </Personal>
    </PageBody>
  );
}
