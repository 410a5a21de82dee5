import type { Metadata } from "next";
import { RefillSkeleton } from "@/components/deposit/checkout-skeleton";
import { RefillScreen } from "@/components/deposit/refill-screen";
import { BuyerWords } from "@/components/telegram/buyer-words";
import { Personal } from "@/components/telegram/personal";
import { PageBody } from "@/components/ui/page-body";
import { env } from "@/lib/env";
import { buyerText } from "@/lib/text/buyer-text";
import { readLanguage } from "@/lib/web/read-language";

export async function generateMetadata(): Promise<Metadata> {
  return { title: buyerText(await readLanguage()).refill.title };
}

/** Topping up the balance. */
export default async function RefillPage({ searchParams }: PageProps<"/refill">) {
  const { amount } = await searchParams;
  return (
    <PageBody title={buyerText(await readLanguage()).refill.title}>
      <BuyerWords>
        <Personal loading={<RefillSkeleton />}>
          <RefillScreen
            amount={typeof amount === "string" ? amount : ""}
            least={env().MIN_DEPOSIT_EUR}
            most={env().MAX_DEPOSIT_EUR}
            currency={env().SHOP_CURRENCY}
          />
        </Personal>
      </BuyerWords>
    </PageBody>
  );
}
