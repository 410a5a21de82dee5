import Link from "next/link";
import { Button, buttonClass } from "@/components/ui/button";
import { SelectField } from "@/components/ui/select-field";
import { TextField } from "@/components/ui/text-field";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { type AuditQuery, auditHref, isFiltered } from "./audit-query";

const words = ADMIN_EN.audit;

type Props = {
  query: AuditQuery;
  people: readonly { readonly id: string; readonly name: string }[];
};

/** What narrows the log down: an ordinary GET form, so that every view of the log has an address. */
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
    <form
      key={auditHref(query)}
      action="/admin/audit"
      className="mb-5 space-y-3 rounded-2xl bg-surface p-4"
    >
      <div className="flex flex-wrap items-end gap-2">
        <TextField
          className="min-w-48 flex-1"
          label={words.search}
          placeholder={words.searchHint}
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
        {isFiltered(query) ? (
          <Link href="/admin/audit" prefetch={false} className={buttonClass("plain")}>
            {words.clear}
          </Link>
        ) : null}
      </div>
      {/* Open from the start where one of them is in use. */}
      <details open={isFiltered({ ...query, q: undefined })}>
        <summary className="w-fit cursor-pointer py-2 font-medium text-link">{words.more}</summary>
        <div className="grid grid-cols-2 gap-3 pt-2 md:grid-cols-[2fr_2fr_2fr_1.5fr_1.5fr]">
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
        </div>
      </details>
    </form>
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
