import type { Metadata } from "next";
import { BasketScreen } from "@/components/basket/basket-screen";
import { Personal } from "@/components/telegram/personal";
import { PageBody } from "@/components/ui/page-body";
import { SkeletonList } from "@/components/ui/skeleton-list";
import { goodsText } from "@/lib/text/goods-text";

const words = goodsText("en");

export const metadata: Metadata = { title: words.basket.title };

/** The basket. */
export default function BasketPage() {
  return (
    <PageBody title={words.basket.title}>
      <Personal loading={<SkeletonList rows={3} label={words.common.loading} />}>
        <BasketScreen />
      </Personal>
    </PageBody>
  );
}
