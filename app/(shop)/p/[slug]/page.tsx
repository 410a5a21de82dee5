import type { Metadata } from "next";
import { cache } from "react";
import { readCatalogQuery } from "@/components/product/catalog-query";
import { InvitedPage } from "@/components/product/invited";
import { ProductView } from "@/components/product/product-view";
import { GoodsWords } from "@/components/telegram/goods-words";
import { PageBody } from "@/components/ui/page-body";
import { getProduct } from "@/lib/catalog/get-product";
import { listProducts } from "@/lib/catalog/list-products";
import type { ProductDetail } from "@/lib/catalog/rules";
import { env } from "@/lib/env";
import { goodsText } from "@/lib/text/goods-text";
import { foundOrNothing } from "@/lib/web/found-or-nothing";
import { readLanguage } from "@/lib/web/read-language";

const DESCRIPTION_SHOWN = 300;

const load = cache(async (slug: string) => {
  const language = await readLanguage();
  return foundOrNothing(() => getProduct({ slug, language }));
});

export async function generateMetadata({ params }: PageProps<"/p/[slug]">): Promise<Metadata> {
  if (env().INVITE_ONLY === "on") return {};
  return previewOf(await load((await params).slug));
}

/** What messengers show where somebody shares the link. */
function previewOf({
  slug,
  title,
  description: text,
  image_url: picture,
}: ProductDetail): Metadata {
  const url = `${env().PUBLIC_URL ?? ""}/p/${slug}`;
  const description = text.slice(0, DESCRIPTION_SHOWN).toWellFormed();
  const images = picture ? [`${env().PUBLIC_URL ?? ""}/previews/${slug}`] : [];
  const shared = { title, description, images };
  const openGraph = { ...shared, url, siteName: env().SHOP_NAME, type: "website" } as const;
  return { title, description, openGraph, twitter: { card: "summary_large_image", ...shared } };
}

/** One product. */
export default async function ProductPage({ params, searchParams }: PageProps<"/p/[slug]">) {
  const { slug } = await params;
  const { location } = readCatalogQuery(await searchParams);
  const locationId = location ?? null;
  if (env().INVITE_ONLY === "on")
    return (
      <PageBody isFlush>
        <GoodsWords>
          <InvitedPage slug={slug} locationId={locationId} />
        </GoodsWords>
      </PageBody>
    );
  const language = await readLanguage();
  const [product, { locations }] = await Promise.all([load(slug), listProducts({ language })]);
  return (
    <PageBody isFlush>
      <GoodsWords>
        <ProductView
          product={product}
          locations={locations}
          locationId={locationId}
          words={goodsText(language)}
        />
      </GoodsWords>
    </PageBody>
  );
}
