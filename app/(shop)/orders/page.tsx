import type { Metadata } from "next";
import { OrdersScreen } from "@/components/order/orders-screen";
import { Personal } from "@/components/telegram/personal";
import { PageBody } from "@/components/ui/page-body";
import { SkeletonList } from "@/components/ui/skeleton-list";
import { buyerText } from "@/lib/text/buyer-text";

const words = buyerText("en");

export const metadata: Metadata = { title: words.orders.title };

/** What the shopper has bought. */
export default function OrdersPage() {
  return (
    <PageBody title={words.orders.title}>
      <Personal loading={<SkeletonList rows={5} label={words.common.loading} />}>
        <OrdersScreen />
      </Personal>
    </PageBody>
  );
}
