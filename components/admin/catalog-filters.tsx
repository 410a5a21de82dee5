import { SelectField } from "@/components/ui/select-field";
import { type CategoryItem, type LocationItem, PRODUCT_STATES } from "@/lib/catalog/rules";
import { CATALOG_EN as words } from "@/lib/text/admin-catalog-en";
import { FilterForm } from "./filter-form";
import { isNarrowed, type ListQuery, listHref } from "./list-query";
import { placeOptions } from "./place-options";

type Props = {
  query: ListQuery;
  categories: readonly CategoryItem[];
  places: readonly LocationItem[];
  counts: Readonly<Record<(typeof PRODUCT_STATES)[number], number>>;
};

const anyOf = (title: string) => ({ value: "", title });

/** What narrows the list of products down. */
export function CatalogFilters({ query, categories, places, counts }: Props) {
  const states = PRODUCT_STATES.map((value) => ({
    value,
    title: `${words.states[value]} (${counts[value]})`,
  }));
  return (
    <FilterForm
      path="/admin/catalog"
      href={listHref("/admin/catalog", query)}
      search={{ value: query.q, hint: words.searchHint }}
      isNarrowed={isNarrowed(query)}
      isOpen={isNarrowed({ ...query, q: undefined })}
    >
      <SelectField
        label={words.state}
        name="state"
        options={[anyOf(words.notArchived), ...states]}
        defaultValue={query.state ?? ""}
      />
      <SelectField
        label={words.category}
        name="category"
        options={[anyOf(words.any), ...categories.map(toOption)]}
        defaultValue={query.category ?? ""}
      />
      <SelectField
        label={words.location}
        name="location"
        options={[anyOf(words.any), ...placeOptions(places)]}
        defaultValue={query.location ?? ""}
      />
      <SelectField
        label={words.kind}
        name="kind"
        options={[anyOf(words.any), ...entries(words.kinds)]}
        defaultValue={query.kind ?? ""}
      />
      <SelectField
        label={words.stock}
        name="stock"
        options={[anyOf(words.any), ...entries(words.stockChoices)]}
        defaultValue={query.stock ?? ""}
      />
    </FilterForm>
  );
}

function toOption({ id, title }: CategoryItem) {
  return { value: id, title };
}

function entries(choices: Readonly<Record<string, string>>) {
  return Object.entries(choices).map(([value, title]) => ({ value, title }));
}
