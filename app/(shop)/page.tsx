import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { BasketButton } from "@/components/basket/basket-button";
import { Catalog } from "@/components/product/catalog";
import { type CatalogQuery, readCatalogQuery } from "@/components/product/catalog-query";
import { InvitedFront } from "@/components/product/invited";
import { PageBody } from "@/components/ui/page-body";
import { listProducts } from "@/lib/catalog/list-products";
import { type CatalogPage as CatalogView, findTextLanguage } from "@/lib/catalog/rules";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { closestLanguage } from "@/lib/text/app-text";
import { goodsText } from "@/lib/text/goods-text";

/** An address that was typed or cut off leads to the whole shop rather than to an error. */
async function load(query: CatalogQuery): Promise<CatalogView> {
  try {
    const language = findTextLanguage((await headers()).get("accept-language"));
    return await listProducts({ ...query, language });
  } catch (error) {
    if (error instanceof AppError && error.code === "MALFORMED") redirect("/");
    throw error;
  }
}

/** The shop's front. */
export default async function CatalogPage({ searchParams }: PageProps<"/">) {
  const query = readCatalogQuery(await searchParams);
  const words = goodsText(closestLanguage((await headers()).get("accept-language")));
  const shopName = env().SHOP_NAME;
  if (env().INVITE_ONLY === "on")
    return (
      <PageBody>
        <InvitedFront shopName={shopName} query={query} />
      </PageBody>
    );
  const page = await load(query);
  return (
    <PageBody>
      <Catalog shopName={shopName} page={page} query={query} words={words} />
      <BasketButton />
    </PageBody>
  );
}
