import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { FilterForm } from "./filter-form";
import { isNarrowed, type ListQuery, listHref } from "./list-query";

const words = ADMIN_EN.audit;

type Props = {
  query: ListQuery;
  people: readonly { readonly id: string; readonly name: string }[];
};

/** What narrows the log down. */
export function AuditFilters({ query, people }: Props) {
  const actors = [
    { value: "", title: words.anybody },
    { value: "shop", title: ADMIN_EN.common.nobody },
    ...people.map(({ id, name }) => ({ value: id, title: name })),
  ];
  const acts = [
    { value: "", title: words.anything },
    ...Object.entries(ADMIN_EN.acts).map(([value, title]) => ({ value, title })),
  ];
  return (
    <FilterForm
      path="/admin/audit"
      href={listHref("/admin/audit", query)}
      search={{ value: query.q, hint: words.searchHint, min: 2 }}
      isNarrowed={isNarrowed(query)}
      isOpen={isNarrowed({ ...query, q: undefined })}
    >
      <SelectField
        label={words.actor}
        name="actor"
        options={withChosen(actors, query.actor)}
        defaultValue={query.actor ?? ""}
      />
      <SelectField
        label={words.act}
        name="act"
        options={withChosen(acts, query.act)}
        defaultValue={query.act ?? ""}
      />
      <TextField
        className="max-md:col-span-2"
        label={words.subject}
        placeholder={words.subjectHint}
        name="subject"
        maxLength={100}
        defaultValue={query.subject}
        autoComplete="off"
      />
      <TextField label={words.from} name="from" type="date" defaultValue={query.from} />
      <TextField label={words.to} name="to" type="date" defaultValue={query.to} />
    </FilterForm>
  );
}

/** What the address asks for is in the list, also when it is nothing we have a name for. */
function withChosen(
  options: readonly { readonly value: string; readonly title: string }[],
  chosen: string | undefined,
) {
  if (chosen === undefined || options.some(({ value }) => value === chosen)) return options;
  return [...options, { value: chosen, title: chosen }];
}
