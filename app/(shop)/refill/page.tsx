import type { Metadata } from "next";
import { RefillSkeleton } from "@/components/deposit/checkout-skeleton";
import { RefillScreen } from "@/components/deposit/refill-screen";
import { Personal } from "@/components/telegram/personal";
import { PageBody } from "@/components/ui/page-body";
import { env } from "@/lib/env";
import { buyerText } from "@/lib/text/buyer-text";

const words = buyerText("en");

export const metadata: Metadata = { title: words.refill.title };

/** Topping up the balance. */
export default async function RefillPage({ searchParams }: PageProps<"/refill">) {
  const { amount } = await searchParams;
  return (
    <PageBody title={words.refill.title}>
      <Personal loading={<RefillSkeleton />}>
        <RefillScreen
          amount={typeof amount === "string" ? amount : ""}
          least={env().MIN_DEPOSIT_EUR}
        />
      </Personal>
    </PageBody>
  );
}
