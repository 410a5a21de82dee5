import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { type CategoryItem, type LocationItem, PRODUCT_STATES } from "@/lib/catalog/rules";
import { CATALOG_EN as words } from "@/lib/text/admin-catalog-en";
import { type CatalogListQuery, catalogListHref, isNarrowed } from "./catalog-query";
import { placeOptions } from "./place-options";

type Props = {
  query: CatalogListQuery;
  categories: readonly CategoryItem[];
  places: readonly LocationItem[];
  counts: Readonly<Record<(typeof PRODUCT_STATES)[number], number>>;
};

const anyOf = (title: string) => ({ value: "", title });

/** What narrows the list down: an ordinary GET form, so that every view of it has an address. */
export function CatalogFilters({ query, categories, places, counts }: Props) {
  const states = PRODUCT_STATES.map((value) => ({
    value,
    title: `${words.states[value]} (${counts[value]})`,
  }));
  return (
    <form
      key={catalogListHref(query)}
      action="/admin/catalog"
      className="mb-5 space-y-3 rounded-2xl bg-surface p-4"
    >
      <div className="flex flex-wrap items-end gap-2">
        <TextField
          className="min-w-48 flex-1"
          label={words.search}
          placeholder={words.searchHint}
          name="q"
          type="search"
          maxLength={100}
          defaultValue={query.q}
          enterKeyHint="search"
          autoComplete="off"
        />
        <Button type="submit" look="tinted">
          {words.filter}
        </Button>
        {isNarrowed(query) ? (
          <Link href="/admin/catalog" prefetch={false} className={buttonClass("plain")}>
            {words.clear}
          </Link>
        ) : null}
      </div>
      <details open={isNarrowed({ ...query, q: undefined })}>
        <summary className="w-fit cursor-pointer py-2 font-medium text-link">{words.more}</summary>
        <div className="grid grid-cols-2 gap-3 pt-2 md:grid-cols-5">
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
        </div>
      </details>
    </form>
  );
}

function toOption({ id, title }: CategoryItem) {
  return { value: id, title };
}

function entries(choices: Readonly<Record<string, string>>) {
  return Object.entries(choices).map(([value, title]) => ({ value, title }));
}
