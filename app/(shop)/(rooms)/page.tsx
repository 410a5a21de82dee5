import { redirect } from "next/navigation";
import { BasketButton } from "@/components/basket/basket-button";
import { Catalog } from "@/components/product/catalog";
import { type CatalogQuery, readCatalogQuery } from "@/components/product/catalog-query";
import { InvitedFront } from "@/components/product/invited";
import { GoodsWords } from "@/components/telegram/goods-words";
import { PageBody } from "@/components/ui/page-body";
import { listProducts } from "@/lib/catalog/list-products";
import type { CatalogPage as CatalogView } from "@/lib/catalog/rules";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { goodsText } from "@/lib/text/goods-text";
import { readLanguage } from "@/lib/web/read-language";

/** An address that was typed or cut off leads to the whole shop rather than to an error. */
async function load(query: CatalogQuery): Promise<CatalogView> {
  try {
    return await listProducts({ ...query, language: await readLanguage() });
  } catch (error) {
    if (error instanceof AppError && error.code === "MALFORMED") redirect("/");
    throw error;
  }
}

/** The shop's front. */
export default async function CatalogPage({ searchParams }: PageProps<"/">) {
  const query = readCatalogQuery(await searchParams);
  const shopName = env().SHOP_NAME;
  if (env().INVITE_ONLY === "on")
    return (
      <PageBody>
        <GoodsWords>
          <InvitedFront shopName={shopName} query={query} />
        </GoodsWords>
      </PageBody>
    );
  const page = await load(query);
  const words = goodsText(await readLanguage());
  return (
    <PageBody>
      <GoodsWords>
        <Catalog shopName={shopName} page={page} query={query} words={words} />
        <BasketButton />
      </GoodsWords>
    </PageBody>
  );
}
