import type { Metadata } from "next";
import { CheckoutScreen } from "@/components/deposit/checkout-screen";
import { CheckoutSkeleton } from "@/components/deposit/checkout-skeleton";
import { readCheckout } from "@/components/deposit/read-checkout";
import { Personal } from "@/components/telegram/personal";
import { PageBody } from "@/components/ui/page-body";
import { listProducts } from "@/lib/catalog/list-products";
import { buyerText } from "@/lib/text/buyer-text";

const words = buyerText("en");

export const metadata: Metadata = { title: words.checkout.title };

/** Paying for the basket, for one offer at once, or for the rest of an order. */
export default async function CheckoutPage({ searchParams }: PageProps<"/checkout">) {
  const { locations } = await listProducts({});
  return (
    <PageBody title={words.checkout.title}>
      <Personal loading={<CheckoutSkeleton />}>
        <CheckoutScreen request={readCheckout(await searchParams)} locations={locations} />
      </Personal>
    </PageBody>
  );
}
