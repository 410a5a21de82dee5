import type { LocationView, ProductDetail } from "@/lib/catalog/rules";
import type { ShopText } from "@/lib/text/goods-text";
import { Gallery } from "./gallery";
import { ProductAbout } from "./product-about";
import { ProductPurchase } from "./product-purchase";

type Props = {
  product: ProductDetail;
  locations: readonly LocationView[];
  locationId: string | null;
  words: ShopText;
};

/** One product: pictures, what can be chosen and bought, and what it is. */
export function ProductView({ product, locations, locationId, words }: Props) {
  return (
    <>
      <Gallery title={product.title} urls={product.image_urls} alts={product.image_alts} />
      <h1 className="px-1 pt-5 text-[1.625rem]/8 font-bold tracking-tight text-balance">
        <bdi>{product.title}</bdi>
      </h1>
      <ProductPurchase product={product} locations={locations} locationId={locationId} />
      <ProductAbout product={product} locations={locations} words={words} />
    </>
  );
}
