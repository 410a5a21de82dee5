import Link from "next/link";
import type { ReactNode } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { ADMIN_LISTS_EN } from "@/lib/text/admin-lists-en";
import { isNarrowed, type ListQuery, listHref } from "./list-query";

const words = ADMIN_LISTS_EN;

type Props = { path: string; query: ListQuery; hint: string; children: ReactNode };

/** What narrows a list down: an ordinary GET form, so that every view of a list has an address. The rarer filters are its children. */
export function ListFilters({ path, query, hint, children }: Props) {
  const { q: _search, cursor: _place, ...rest } = query;
  return (
    <form
      key={listHref(path, query)}
      action={path}
      className="mb-4 space-y-2 rounded-2xl bg-surface p-4"
    >
      <div className="flex flex-wrap items-end gap-2">
        <TextField
          className="min-w-48 flex-1"
          label={words.search}
          placeholder={hint}
          name="q"
          type="search"
          minLength={2}
          maxLength={100}
          defaultValue={query.q}
          enterKeyHint="search"
          autoComplete="off"
        />
        <Button type="submit" look="tinted">
          {words.apply}
        </Button>
        {isNarrowed(query) ? (
          <Link href={path} prefetch={false} className={buttonClass("plain")}>
            {words.clear}
          </Link>
        ) : null}
      </div>
      {/* Open from the start where one of them is in use. */}
      <details open={isNarrowed(rest)}>
        <summary className="w-fit cursor-pointer py-2 font-medium text-link">{words.more}</summary>
        <div className="grid grid-cols-2 gap-3 pt-2 md:grid-cols-3 lg:grid-cols-4">
          {children}
          <TextField label={words.from} name="from" type="date" defaultValue={query.from} />
          <TextField label={words.to} name="to" type="date" defaultValue={query.to} />
        </div>
      </details>
    </form>
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
