import Link from "next/link";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { Moment } from "@/components/ui/moment";
import type { ActView } from "@/lib/audit/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { type Change, listChanges } from "./list-changes";
import { listHref } from "./list-query";

const words = ADMIN_EN.audit;

/** One act of the log: who did what on what and when; opened, what it changed, why and from where. */
export function ActEntry({ act }: { act: ActView }) {
  const changes = listChanges(act.before, act.after);
  return (
    <details className="group/act">
      <summary className="flex cursor-pointer list-none items-center gap-3 p-4 [&::-webkit-details-marker]:hidden">
        <span className="min-w-0 flex-1 md:grid md:grid-cols-[11rem_minmax(0,2fr)_minmax(0,5fr)] md:items-baseline md:gap-4">
          <Moment
            iso={act.happened_at}
            locale={ADMIN_EN.locale}
            className="tabular block text-sm text-muted"
          />
          <span className="block">
            <span className="font-medium">{whoOf(act)}</span>{" "}
            <span className="text-muted">· {roleOf(act.role)}</span>
          </span>
          <span className="block">
            {ADMIN_EN.acts[act.act] ?? act.act}{" "}
            <span className="font-mono text-sm text-muted">{act.subject}</span>
          </span>
        </span>
        <Icon
          name="chevron"
          size={18}
          className="shrink-0 text-muted transition-transform group-open/act:rotate-90"
        />
      </summary>
      <div className="space-y-4 px-4 pb-5 text-sm">
        {changes.length > 0 ? <Changes changes={changes} /> : <p>{words.noChange}</p>}
        <Circumstances act={act} />
      </div>
    </details>
  );
}

function Changes({ changes }: { changes: readonly Change[] }) {
  return (
    <table className="w-full table-fixed border-collapse text-left">
      <thead className="text-muted">
        <tr className="border-b border-line">
          <th className="w-1/4 py-1.5 pr-3 font-medium">{words.field}</th>
          <th className="py-1.5 pr-3 font-medium">{words.before}</th>
          <th className="py-1.5 font-medium">{words.after}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map(({ field, before, after }) => (
          <tr key={field} className="border-b border-line align-top">
            <th className="py-1.5 pr-3 font-medium">{field}</th>
            <td className="py-1.5 pr-3 text-muted">{before ?? words.none}</td>
            <td className="py-1.5">{after ?? words.none}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Circumstances({ act }: { act: ActView }) {
  return (
    <dl className="grid gap-x-6 gap-y-2 sm:grid-cols-2 md:grid-cols-4">
      <Fact name={words.act}>
        <span className="font-mono">{act.act}</span>
      </Fact>
      <Fact name={words.subject}>
        <Link
          href={listHref("/admin/audit", { subject: act.subject })}
          prefetch={false}
          className="font-mono text-link underline"
        >
          {act.subject}
        </Link>
      </Fact>
      {act.reason ? <Fact name={words.reason}>{act.reason}</Fact> : null}
      {act.address ? <Fact name={words.address}>{act.address}</Fact> : null}
      <Fact name={words.entry}>{words.number(act.id)}</Fact>
    </dl>
  );
}

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

function whoOf({ actor, actor_name: name }: ActView): string {
  if (actor === null) return ADMIN_EN.common.nobody;
  return name ?? String(actor);
}

function roleOf(role: string): string {
  return (ADMIN_EN.roles as Record<string, string>)[role] ?? role;
}
