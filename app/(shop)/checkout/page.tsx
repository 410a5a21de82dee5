import type { Metadata } from "next";
import { headers } from "next/headers";
import { CheckoutScreen } from "@/components/deposit/checkout-screen";
import { CheckoutSkeleton } from "@/components/deposit/checkout-skeleton";
import { readCheckout } from "@/components/deposit/read-checkout";
import { Personal } from "@/components/telegram/personal";
import { PageBody } from "@/components/ui/page-body";
import { listProducts } from "@/lib/catalog/list-products";
import { findTextLanguage } from "@/lib/catalog/rules";
import { buyerText } from "@/lib/text/buyer-text";

const words = buyerText("en");

export const metadata: Metadata = { title: words.checkout.title };

/** Paying for the basket, for one offer at once, or for the rest of an order. */
export default async function CheckoutPage({ searchParams }: PageProps<"/checkout">) {
  const language = findTextLanguage((await headers()).get("accept-language"));
  const { locations } = await listProducts({ language });
  return (
    <PageBody title={words.checkout.title}>
      <Personal loading={<CheckoutSkeleton />}>
        <CheckoutScreen request={readCheckout(await searchParams)} locations={locations} />
      </Personal>
    </PageBody>
  );
}
