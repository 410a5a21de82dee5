import Link from "next/link";
import { redirect } from "next/navigation";
import { CatalogFilters } from "@/components/admin/catalog-filters";
import { CatalogList } from "@/components/admin/catalog-list";
import { CatalogStart } from "@/components/admin/catalog-start";
import { Heading } from "@/components/admin/heading";
import { isNarrowed, listHref, readListQuery } from "@/components/admin/list-query";
import { buttonClass } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { listCategories } from "@/lib/catalog/list-categories";
import { listLocations } from "@/lib/catalog/list-locations";
import { listProductItems } from "@/lib/catalog/list-product-items";
import { productQuery } from "@/lib/catalog/schema";
import { isAllowed } from "@/lib/staff/rules";
import { CATALOG_EN as words } from "@/lib/text/admin-catalog-en";
import { requireStaffPage, staffPageTitle } from "@/lib/web/require-staff-page";

const FILTERS = ["category", "kind", "location", "state", "stock"];

export const generateMetadata = () => staffPageTitle("read", words.title);

/** What the shop sells. */
export default async function CatalogPage({ searchParams }: PageProps<"/admin/catalog">) {
  const { role } = await requireStaffPage("read");
  const query = readListQuery(await searchParams, FILTERS);
  const asked = productQuery.safeParse(query);
  if (!asked.success) redirect("/admin/catalog"); // an address that was typed or cut off
  const [page, categories, places] = await Promise.all([
    listProductItems(asked.data),
    listCategories(),
    listLocations(),
  ]);
  const canEdit = isAllowed(role, "stock");
  const isBare = page.items.length === 0 && !isNarrowed(query) && !query.cursor;
  const hasOffer = page.items.some(({ offers }) => offers.length > 0);
  return (
    <>
      <Heading title={words.title} intro={words.intro}>
        <div className="flex flex-wrap gap-2">
          <Link
            href="/admin/catalog/places"
            prefetch={false}
            className={buttonClass("tinted", "px-4")}
          >
            <Icon name="pin" size={20} />
            {words.places}
          </Link>
          {canEdit && categories.items.length > 0 ? (
            <Link
              href="/admin/catalog/new"
              prefetch={false}
              className={buttonClass("filled", "px-4")}
            >
              <Icon name="plus" size={20} />
              {words.add}
            </Link>
          ) : null}
        </div>
      </Heading>
      {isBare || !(hasOffer || isNarrowed(query) || query.cursor) ? (
        <CatalogStart
          hasCategory={categories.items.length > 0}
          hasPlace={places.items.length > 0}
          hasOffer={hasOffer}
        />
      ) : null}
      {isBare && page.counts.archived === 0 ? null : (
        <CatalogFilters
          query={query}
          categories={categories.items}
          places={places.items}
          counts={page.counts}
        />
      )}
      <CatalogList
        key={listHref("/admin/catalog", query)}
        items={page.items}
        nextCursor={page.next_cursor}
        query={query}
        canEdit={canEdit}
      />
    </>
  );
}
