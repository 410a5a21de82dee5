import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import type { LocationView } from "@/lib/catalog/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { ADMIN_STOCK_EN as words } from "@/lib/text/admin-stock-en";
import { isNarrowed, type ListQuery, listHref } from "./list-query";

type Props = { query: ListQuery; locations: readonly LocationView[] };

/** What narrows the stock down: an ordinary GET form, so that every view of it has an address. */
export function StockFilters({ query, locations }: Props) {
  const states = [
    { value: "", title: words.anyState },
    ...Object.entries(words.filters).map(([value, title]) => ({ value, title })),
  ];
  return (
    <form
      key={listHref("/admin/stock", query)}
      action="/admin/stock"
      className="mb-5 grid grid-cols-2 items-end gap-3 rounded-2xl bg-surface p-4 md:grid-cols-[2fr_1fr_1fr_auto]"
    >
      <TextField
        className="max-md:col-span-2"
        label={ADMIN_EN.filters.search}
        placeholder={words.searchHint}
        name="q"
        type="search"
        maxLength={100}
        defaultValue={query.q}
        enterKeyHint="search"
        autoComplete="off"
      />
      <SelectField
        label={words.state}
        name="state"
        options={states}
        defaultValue={query.state ?? ""}
      />
      <SelectField
        label={words.place}
        name="location"
        options={[{ value: "", title: words.anyPlace }, ...placesOf(locations)]}
        defaultValue={query.location ?? ""}
      />
      <div className="flex gap-2 max-md:col-span-2">
        <Button type="submit" look="tinted" className="max-md:flex-1">
          {ADMIN_EN.filters.apply}
        </Button>
        {isNarrowed(query) ? (
          <Link href="/admin/stock" prefetch={false} className={buttonClass("plain")}>
            {ADMIN_EN.filters.clear}
          </Link>
        ) : null}
      </div>
    </form>
  );
}

/** Each city, and its districts after it. */
function placesOf(locations: readonly LocationView[]) {
  const under = (parentId: string | null) =>
    locations.filter(({ parent_id }) => parent_id === parentId);
  return under(null).flatMap(({ id, name }) => [
    { value: id, title: name },
    ...under(id).map((district) => ({ value: district.id, title: `${name} · ${district.name}` })),
  ]);
}
