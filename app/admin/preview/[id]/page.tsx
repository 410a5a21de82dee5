import Link from "next/link";
import { Gallery } from "@/components/product/gallery";
import { ProductAbout } from "@/components/product/product-about";
import { ProductPurchase } from "@/components/product/product-purchase";
import { GoodsWords } from "@/components/telegram/goods-words";
import { Shell } from "@/components/telegram/shell";
import { PageBody } from "@/components/ui/page-body";
import { previewProduct } from "@/lib/catalog/get-product";
import { listProducts } from "@/lib/catalog/list-products";
import { findTextLanguage, TEXT_LANGUAGES } from "@/lib/catalog/rules";
import { CATALOG_EN } from "@/lib/text/admin-catalog-en";
import { goodsText } from "@/lib/text/goods-text";
import { foundOrNothing } from "@/lib/web/found-or-nothing";
import { requireId } from "@/lib/web/require-id";
import { requireStaffPage, staffPageTitle } from "@/lib/web/require-staff-page";

export const generateMetadata = () => staffPageTitle("read", CATALOG_EN.product.preview);

/** A product as a shopper would see it, also while they cannot; in any of the languages. */
export default async function PreviewPage({
  params,
  searchParams,
}: PageProps<"/admin/preview/[id]">) {
  await requireStaffPage("read");
  const [{ id }, { language }] = await Promise.all([params, searchParams]);
  const wanted = typeof language === "string" ? language : undefined;
  const inLanguage = { language: findTextLanguage(wanted) };
  const [product, { locations }] = await Promise.all([
    foundOrNothing(() => previewProduct({ id: requireId(id), ...inLanguage })),
    listProducts(inLanguage),
  ]);
  return (
    <Shell language="en">
      <header className="sticky top-0 z-20 border-b border-line bg-surface px-4 pt-[calc(var(--inset-top)+0.5rem)] pb-2 text-sm">
        <div className="mx-auto flex max-w-2xl flex-wrap items-center gap-x-4 gap-y-1">
          <p className="min-w-48 flex-1 text-muted">{CATALOG_EN.preview.bar}</p>
          <Link
            href={`/admin/catalog/${id}`}
            prefetch={false}
            className="inline-flex min-h-11 items-center font-medium text-link"
          >
            {CATALOG_EN.preview.back}
          </Link>
          <nav aria-label={CATALOG_EN.product.language} className="flex w-full flex-wrap gap-x-4">
            {[undefined, ...TEXT_LANGUAGES].map((one) => (
              <Link
                key={one ?? "original"}
                href={one ? `/admin/preview/${id}?language=${one}` : `/admin/preview/${id}`}
                prefetch={false}
                aria-current={one === wanted ? "page" : undefined}
                className="inline-flex min-h-11 min-w-10 items-center font-medium text-link aria-[current]:text-ink"
              >
                {one ? CATALOG_EN.languages[one] : CATALOG_EN.product.original}
              </Link>
            ))}
          </nav>
        </div>
      </header>
      <PageBody isFlush>
        <GoodsWords>
          <Gallery title={product.title} urls={product.image_urls} alts={product.image_alts} />
          <h1
            dir="auto"
            className="px-1 pt-5 text-[1.625rem]/8 font-bold tracking-tight text-balance"
          >
            {product.title}
          </h1>
          <ProductPurchase product={product} locations={locations} locationId={null} />
          <ProductAbout product={product} locations={locations} words={goodsText("en")} />
        </GoodsWords>
      </PageBody>
    </Shell>
  );
}
