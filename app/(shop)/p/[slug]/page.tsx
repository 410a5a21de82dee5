import type { Metadata } from "next";
import { headers } from "next/headers";
import { notFound } from "next/navigation";
import { cache } from "react";
import { readCatalogQuery } from "@/components/product/catalog-query";
import { Gallery } from "@/components/product/gallery";
import { ProductAbout } from "@/components/product/product-about";
import { ProductPurchase } from "@/components/product/product-purchase";
import { PageBody } from "@/components/ui/page-body";
import { getProduct } from "@/lib/catalog/get-product";
import { listProducts } from "@/lib/catalog/list-products";
import { findTextLanguage } from "@/lib/catalog/rules";
import { AppError } from "@/lib/errors";
import { appText, closestLanguage } from "@/lib/text/app-text";

const load = cache(async (slug: string) => {
  try {
    const language = findTextLanguage((await headers()).get("accept-language"));
    return await getProduct({ slug, language });
  } catch (error) {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  }
});

export async function generateMetadata({ params }: PageProps<"/p/[slug]">): Promise<Metadata> {
  return { title: (await load((await params).slug)).title };
}

/** One product. */
export default async function ProductPage({ params, searchParams }: PageProps<"/p/[slug]">) {
  const { slug } = await params;
  const [product, { locations }] = await Promise.all([load(slug), listProducts({})]);
  const { location } = readCatalogQuery(await searchParams);
  const words = appText(closestLanguage((await headers()).get("accept-language")));
  return (
    <PageBody isFlush>
      <Gallery title={product.title} urls={product.image_urls} alts={product.image_alts} />
      <h1 className="px-1 pt-5 text-[1.625rem]/8 font-bold tracking-tight text-balance">
        {product.title}
      </h1>
      <ProductPurchase product={product} locations={locations} locationId={location ?? null} />
      <ProductAbout product={product} locations={locations} words={words} />
    </PageBody>
  );
}
