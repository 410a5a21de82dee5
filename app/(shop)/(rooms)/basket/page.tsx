import type { Metadata } from "next";
import { BasketScreen } from "@/components/basket/basket-screen";
import { GoodsWords } from "@/components/telegram/goods-words";
import { Personal } from "@/components/telegram/personal";
import { PageBody } from "@/components/ui/page-body";
import { SkeletonList } from "@/components/ui/skeleton-list";
import { goodsText } from "@/lib/text/goods-text";
import { readLanguage } from "@/lib/web/read-language";

export async function generateMetadata(): Promise<Metadata> {
  return { title: goodsText(await readLanguage()).basket.title };
}

/** The basket. */
export default async function BasketPage() {
  const words = goodsText(await readLanguage());
  return (
    <PageBody title={words.basket.title}>
      <Personal loading={<SkeletonList rows={3} label={words.common.loading} />}>
        <GoodsWords>
          <BasketScreen />
        </GoodsWords>
      </Personal>
    </PageBody>
  );
}
