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
      className="mb-5 grid grid-cols-2 items-end gap-3 rounded-2xl bg-surface p-4 md:grid-cols-6"
    >
      <TextField
        className="col-span-2"
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
      <SelectField
        className="md:col-span-2"
        label={words.actor}
        name="actor"
        options={withChosen(actors, query.actor)}
        defaultValue={query.actor ?? ""}
      />
      <SelectField
        className="md:col-span-2"
        label={words.act}
        name="act"
        options={withChosen(acts, query.act)}
        defaultValue={query.act ?? ""}
      />
      <TextField
        className="col-span-2"
        label={words.subject}
        placeholder={words.subjectHint}
        name="subject"
        maxLength={100}
        defaultValue={query.subject}
        autoComplete="off"
      />
      <TextField label={words.from} name="from" type="date" defaultValue={query.from} />
      <TextField label={words.to} name="to" type="date" defaultValue={query.to} />
      <div className="col-span-2 flex gap-2">
        <Button type="submit" look="tinted" className="flex-1">
          {words.apply}
        </Button>
        {isFiltered(query) ? (
          <Link href="/admin/audit" prefetch={false} className={buttonClass("plain", "flex-1")}>
            {words.clear}
          </Link>
        ) : null}
      </div>
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
