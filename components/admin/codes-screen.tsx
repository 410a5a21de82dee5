"use client";

import Link from "next/link";
import { useState } from "react";
import { Button, buttonClass } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import { Placeholder } from "@/components/ui/placeholder";
import type { CodeView } from "@/lib/activation/rules";
import { ADMIN_CODES_EN as words } from "@/lib/text/admin-codes-en";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { callAdmin } from "./api";
import { Refused } from "./confirm-in-chat";
import { Heading } from "./heading";
import { useAct } from "./use-act";

const PATH = "/admin/shoppers/codes";

type Props = {
  page: { readonly items: readonly CodeView[]; readonly next_cursor: string | null };
  /** Whether the shop asks for codes now. */
  isAsked: boolean;
};

/** The codes that still let somebody in, and the way to take each back. */
export function CodesScreen({ page, isAsked }: Props) {
  const [said, setSaid] = useState("");
  return (
    <>
      <Heading title={words.title} intro={isAsked ? words.introAsked : words.introOpen} />
      <p role="status" className={said ? "rise mb-4 rounded-xl bg-tint px-4 py-3" : undefined}>
        {said}
      </p>
      {page.items.length === 0 ? (
        <Placeholder icon="profile" title={words.emptyTitle} text={words.emptyText} />
      ) : (
        <ul aria-label={words.title} className="divide-y divide-line rounded-2xl bg-surface">
          {page.items.map((code) => (
            <li key={code.code_id} className="p-4 md:flex md:items-center md:gap-6">
              <Code code={code} />
              <Revoke code={code} onDone={() => setSaid(words.revoked(code.beginning))} />
            </li>
          ))}
        </ul>
      )}
      {page.next_cursor ? (
        <nav aria-label={words.pages} className="flex pt-4">
          <Link
            href={`${PATH}?cursor=${page.next_cursor}`}
            prefetch={false}
            className={buttonClass("tinted", "ml-auto")}
          >
            {ADMIN_EN.common.older}
          </Link>
        </nav>
      ) : null}
    </>
  );
}

function Code({ code }: { code: CodeView }) {
  return (
    <div className="min-w-0 flex-1">
      <p className="tabular text-lg font-semibold">{words.code(code.beginning)}</p>
      <p className="text-sm text-muted">{words.by(code.created_by_name)}</p>
      <dl className="grid grid-cols-2 gap-x-4 pt-2 text-sm lg:grid-cols-4">
        {[
          [words.made, code.created_at],
          [words.ends, code.expires_at],
        ].map(([name = "", iso = ""]) => (
          <div key={name}>
            <dt className="text-muted">{name}</dt>
            <dd className="tabular">
              <Moment iso={iso} locale={ADMIN_EN.locale} />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

function Revoke({ code, onDone }: { code: CodeView; onDone: () => void }) {
  const { isBusy, error, run } = useAct();
  const revoke = () => callAdmin(`/api/admin/codes/${code.code_id}`, { method: "DELETE" });
  return (
    <div className="pt-3 md:w-40 md:shrink-0 md:pt-0">
      <Button
        look="danger"
        className="w-full border border-line"
        isBusy={isBusy}
        aria-label={words.revokeOf(code.beginning)}
        onClick={() => run(revoke, onDone)}
      >
        {words.revoke}
      </Button>
      {error ? <Refused error={error} /> : null}
    </div>
  );
}
