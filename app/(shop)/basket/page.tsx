import type { Metadata } from "next";
import { BasketScreen } from "@/components/basket/basket-screen";
import { Personal } from "@/components/telegram/personal";
import { PageBody } from "@/components/ui/page-body";
import { SkeletonList } from "@/components/ui/skeleton-list";
import { appText } from "@/lib/text/app-text";

const words = appText("en");

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
