import type { Metadata } from "next";
import { OrdersScreen } from "@/components/order/orders-screen";
import { BuyerWords } from "@/components/telegram/buyer-words";
import { Personal } from "@/components/telegram/personal";
import { PageBody } from "@/components/ui/page-body";
import { SkeletonList } from "@/components/ui/skeleton-list";
import { appText } from "@/lib/text/app-text";
import { buyerText } from "@/lib/text/buyer-text";
import { readLanguage } from "@/lib/web/read-language";

export async function generateMetadata(): Promise<Metadata> {
  return { title: buyerText(await readLanguage()).orders.title };
}

/** What the shopper has bought. */
export default async function OrdersPage() {
  const language = await readLanguage();
  return (
    <PageBody title={buyerText(language).orders.title}>
      <BuyerWords>
        <Personal loading={<SkeletonList rows={5} label={appText(language).common.loading} />}>
          <OrdersScreen />
        </Personal>
      </BuyerWords>
    </PageBody>
  );
}
