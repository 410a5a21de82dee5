import Link from "next/link";
import { classNames } from "@/components/ui/class-names";
import type { CatalogPage, LocationView } from "@/lib/catalog/rules";
import type { ShopText } from "@/lib/text/goods-text";
import { type CatalogQuery, catalogHref } from "./catalog-query";

type Props = { page: CatalogPage; query: CatalogQuery; words: ShopText };

type Choice = { href: string; title: string; isChosen: boolean };

/** City, then district, then category, as rows of plain links: they work before JavaScript runs. */
export function Filters({ page, query, words }: Props) {
  const chosen = page.locations.find((location) => location.id === query.location);
  const city = cityOf(chosen, page.locations);
  const cities = page.locations.filter((location) => location.parent_id === null);
  const districts = city ? page.locations.filter((location) => location.parent_id === city.id) : [];
  const toLocation = (location: LocationView): Choice => ({
    href: catalogHref(query, { location: location.id }),
    title: location.name,
    isChosen: location.id === query.location,
  });
  return (
    <div className="mt-3 space-y-2">
      {cities.length > 0 ? (
        <Chips
          label={words.catalog.cities}
          choices={[
            {
              href: catalogHref(query, { location: undefined }),
              title: words.catalog.everywhere,
              isChosen: !city,
            },
            ...cities.map((one) => ({ ...toLocation(one), isChosen: one.id === city?.id })),
          ]}
        />
      ) : null}
      {city && districts.length > 0 ? (
        <Chips
          label={words.catalog.districts}
          choices={[
            { ...toLocation(city), title: words.catalog.allOf(city.name) },
            ...districts.map(toLocation),
          ]}
        />
      ) : null}
      {page.categories.length > 0 ? (
        <Chips
          label={words.catalog.categories}
          choices={[
            {
              href: catalogHref(query, { category: undefined }),
              title: words.catalog.everything,
              isChosen: !query.category,
            },
            ...page.categories.map((category) => ({
              href: catalogHref(query, { category: category.slug }),
              title: category.title,
              isChosen: category.slug === query.category || category.id === query.category,
            })),
          ]}
        />
      ) : null}
    </div>
  );
}

function cityOf(
  chosen: LocationView | undefined,
  all: readonly LocationView[],
): LocationView | undefined {
  return chosen?.parent_id ? all.find((location) => location.id === chosen.parent_id) : chosen;
}

function Chips({ label, choices }: { label: string; choices: readonly Choice[] }) {
  return (
    <nav aria-label={label} className="scroller -mx-4 px-4">
      <ul className="flex w-max gap-2 py-0.5">
        {choices.map((choice) => (
          <li key={choice.href}>
            <Link
              href={choice.href}
              prefetch={false}
              replace
              scroll={false}
              aria-current={choice.isChosen ? "true" : undefined}
              className={classNames(
                "flex min-h-11 items-center rounded-full px-4 text-[0.9375rem] font-medium whitespace-nowrap transition-colors active:opacity-70",
                choice.isChosen ? "bg-accent text-on-accent" : "bg-surface text-ink",
              )}
            >
              {choice.title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
