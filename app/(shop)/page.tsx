import { headers } from "next/headers";
import { BasketButton } from "@/components/basket/basket-button";
import { Catalog } from "@/components/product/catalog";
import { readCatalogQuery } from "@/components/product/catalog-query";
import { PageBody } from "@/components/ui/page-body";
import { listProducts } from "@/lib/catalog/list-products";
import { appText, closestLanguage } from "@/lib/text/app-text";

/** The shop's front. */
export default async function CatalogPage({ searchParams }: PageProps<"/">) {
  const query = readCatalogQuery(await searchParams);
  const words = appText(closestLanguage((await headers()).get("accept-language")));
  const page = await listProducts(query);
  return (
    <PageBody>
      <Catalog page={page} query={query} words={words} />
      <BasketButton />
    </PageBody>
  );
}
