import type { Metadata } from "next";
import { CheckoutScreen } from "@/components/deposit/checkout-screen";
import { CheckoutSkeleton } from "@/components/deposit/checkout-skeleton";
import { readCheckout } from "@/components/deposit/read-checkout";
import { BuyerWords } from "@/components/telegram/buyer-words";
import { Personal } from "@/components/telegram/personal";
import { PageBody } from "@/components/ui/page-body";
import { listProducts } from "@/lib/catalog/list-products";
import { env } from "@/lib/env";
import { buyerText } from "@/lib/text/buyer-text";
import { readLanguage } from "@/lib/web/read-language";

export async function generateMetadata(): Promise<Metadata> {
  return { title: buyerText(await readLanguage()).checkout.title };
}

/** Paying for the basket, for one offer at once, or for the rest of an order. */
export default async function CheckoutPage({ searchParams }: PageProps<"/checkout">) {
  const language = await readLanguage();
  const locations =
    env().INVITE_ONLY === "on" ? null : (await listProducts({ language })).locations;
  return (
    <PageBody title={buyerText(language).checkout.title}>
      <BuyerWords>
        <Personal loading={<CheckoutSkeleton />}>
          <CheckoutScreen request={readCheckout(await searchParams)} locations={locations} />
        </Personal>
      </BuyerWords>
    </PageBody>
  );
}
