import { ProductScreen } from "@/components/admin/product-screen";
import { getProductSheet } from "@/lib/catalog/get-product-sheet";
import { listCategories } from "@/lib/catalog/list-categories";
import { listLocations } from "@/lib/catalog/list-locations";
import { env } from "@/lib/env";
import { listPictures } from "@/lib/picture/list-pictures";
import { isAllowed } from "@/lib/staff/rules";
import { CATALOG_EN } from "@/lib/text/admin-catalog-en";
import { foundOrNothing } from "@/lib/web/found-or-nothing";
import { requireId } from "@/lib/web/require-id";
import { requireStaffPage, staffPageTitle } from "@/lib/web/require-staff-page";

export const generateMetadata = () => staffPageTitle("read", CATALOG_EN.title);

/** One product, whatever its state. */
export default async function ProductPage({ params }: PageProps<"/admin/catalog/[id]">) {
  const { role } = await requireStaffPage("read");
  const { id } = await params;
  const product = await foundOrNothing(() => getProductSheet(requireId(id)));
  const [pictures, categories, places] = await Promise.all([
    listPictures({ productId: id }),
    listCategories(),
    listLocations(),
  ]);
  return (
    <ProductScreen
      product={product}
      pictures={pictures}
      categories={categories.items}
      places={places.items}
      currency={env().SHOP_CURRENCY}
      canEdit={isAllowed(role, "stock")}
    />
  );
}
