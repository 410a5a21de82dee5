import { PlacesScreen } from "@/components/admin/places-screen";
import { listCategories } from "@/lib/catalog/list-categories";
import { listLocations } from "@/lib/catalog/list-locations";
import { isAllowed } from "@/lib/staff/rules";
import { CATALOG_EN } from "@/lib/text/admin-catalog-en";
import { requireStaffPage, staffPageTitle } from "@/lib/web/require-staff-page";

export const generateMetadata = () => staffPageTitle("read", CATALOG_EN.places);

/** Places and categories. */
export default async function PlacesPage() {
  const { role } = await requireStaffPage("read");
  const [places, categories] = await Promise.all([listLocations(), listCategories()]);
  return (
    <PlacesScreen
      places={places.items}
      categories={categories.items}
      canEdit={isAllowed(role, "stock")}
    />
  );
}
