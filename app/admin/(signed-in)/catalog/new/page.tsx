import { redirect } from "next/navigation";
import { BackLink } from "@/components/admin/back-link";
import { Heading } from "@/components/admin/heading";
import { ProductForm } from "@/components/admin/product-form";
import { listCategories } from "@/lib/catalog/list-categories";
import { CATALOG_EN } from "@/lib/text/admin-catalog-en";
import { requireStaffPage, staffPageTitle } from "@/lib/web/require-staff-page";

const words = CATALOG_EN.product;

export const generateMetadata = () => staffPageTitle("stock", words.newTitle);

/** Writing a new product. It needs a category to stand in. */
export default async function NewProductPage() {
  await requireStaffPage("stock");
  const { items } = await listCategories();
  if (items.length === 0) redirect("/admin/catalog/places");
  return (
    <>
      <BackLink href="/admin/catalog" title={words.back} />
      <Heading title={words.newTitle} intro={words.newIntro} />
      <ProductForm categories={items} canEdit />
    </>
  );
}
