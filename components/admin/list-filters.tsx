import type { ReactNode } from "react";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { ADMIN_LISTS_EN } from "@/lib/text/admin-lists-en";
import { FilterForm } from "./filter-form";
import { isNarrowed, type ListQuery, listHref } from "./list-query";

const words = ADMIN_LISTS_EN;

type Props = { path: string; query: ListQuery; hint: string; children: ReactNode };

/** What narrows orders, payments or shoppers down: their own filters are its children, a period is common to all. */
export function ListFilters({ path, query, hint, children }: Props) {
  const { q: _search, cursor: _place, ...rest } = query;
  return (
    <FilterForm
      path={path}
      href={listHref(path, query)}
      search={{ value: query.q, hint, min: 2 }}
      isNarrowed={isNarrowed(query)}
      isOpen={isNarrowed(rest)}
    >
      {children}
      <TextField label={words.from} name="from" type="date" defaultValue={query.from} />
      <TextField label={words.to} name="to" type="date" defaultValue={query.to} />
    </FilterForm>
  );
}

type SelectProps = {
  label: string;
  name: string;
  query: ListQuery;
  options: readonly { readonly value: string; readonly title: string }[];
};

/** One of a list, or any; what the address asks for is in it, also when it is nothing we have a name for. */
export function FilterSelect({ label, name, query, options }: SelectProps) {
  const chosen = query[name];
  const isKnown = chosen === undefined || options.some(({ value }) => value === chosen);
  return (
    <SelectField
      label={label}
      name={name}
      defaultValue={chosen ?? ""}
      options={[
        { value: "", title: words.any },
        ...options,
        ...(isKnown ? [] : [{ value: chosen, title: chosen }]),
      ]}
    />
  );
}

type ChoiceProps = {
  label: string;
  name: string;
  query: ListQuery;
  titles: Record<string, string>;
};

/** Any number of a few: each a box to tick. */
export function FilterChoices({ label, name, query, titles }: ChoiceProps) {
  const chosen = query[name]?.split(",") ?? [];
  return (
    <fieldset className="col-span-full">
      <legend className="pb-1 text-sm font-medium">{label}</legend>
      <div className="flex flex-wrap gap-2">
        {Object.entries(titles).map(([value, title]) => (
          <label
            key={value}
            className="inline-flex min-h-11 cursor-pointer items-center gap-2 rounded-xl border border-edge px-3.5 has-checked:border-link has-checked:bg-tint has-checked:text-link has-focus-visible:outline-2 has-focus-visible:outline-link"
          >
            <input
              type="checkbox"
              name={name}
              value={value}
              defaultChecked={chosen.includes(value)}
              className="size-4 accent-link"
            />
            {title}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
