import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { readCatalogQuery } from "@/components/product/catalog-query";
import { InvitedPage } from "@/components/product/invited";
import { ProductView } from "@/components/product/product-view";
import { PageBody } from "@/components/ui/page-body";
import { getProduct } from "@/lib/catalog/get-product";
import { listProducts } from "@/lib/catalog/list-products";
import { findTextLanguage } from "@/lib/catalog/rules";
import { env } from "@/lib/env";
import { AppError } from "@/lib/errors";
import { closestLanguage } from "@/lib/text/app-text";
import { goodsText } from "@/lib/text/goods-text";

const readLanguage = async () => findTextLanguage((await headers()).get("accept-language"));

const load = cache(async (slug: string) => {
  try {
    return await getProduct({ slug, language: await readLanguage() });
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: PageProps<"/p/[slug]">): Promise<Metadata> {
  if (env().INVITE_ONLY === "on") return {};
  return { title: (await load((await params).slug)).title };
}

/** One product. */
export default async function ProductPage({ params, searchParams }: PageProps<"/p/[slug]">) {
  const { slug } = await params;
  const { location } = readCatalogQuery(await searchParams);
  const locationId = location ?? null;
  if (env().INVITE_ONLY === "on")
    return (
      <PageBody isFlush>
        <InvitedPage slug={slug} locationId={locationId} />
      </PageBody>
    );
  const language = await readLanguage();
  const [product, { locations }] = await Promise.all([load(slug), listProducts({ language })]);
  const words = goodsText(closestLanguage((await headers()).get("accept-language")));
  return (
    <PageBody isFlush>
      <ProductView product={product} locations={locations} locationId={locationId} words={words} />
    </PageBody>
  );
}
