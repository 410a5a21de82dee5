import type { ReactNode } from "react";

export type Fact = { readonly name: string; readonly value: ReactNode };

/** Names and values in columns, as many as there is room for. */
export function Facts({ facts }: { facts: readonly Fact[] }) {
  if (facts.length === 0) return null;
  return (
    <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt className="text-muted">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Names on the left and values on the right, one to a line, on a card of its own. */
export function FactCard({ title, facts }: { title: string; facts: readonly Fact[] }) {
  return (
    <section aria-label={title} className="rounded-2xl bg-surface p-4">
      <h2 className="pb-2 text-sm font-medium text-muted">{title}</h2>
      <dl className="space-y-1.5">
        {facts.map(({ name, value }) => (
          <div key={name} className="flex justify-between gap-4">
            <dt className="shrink-0 text-muted">{name}</dt>
            <dd className="tabular min-w-0 text-right">{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
