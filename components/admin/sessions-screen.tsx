"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Moment } from "@/components/ui/moment";
import type { SessionView } from "@/lib/staff/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { AdminProblem, callAdmin } from "./api";
import { Refused } from "./confirm-in-chat";
import { describeBrowser } from "./describe-browser";
import { Heading } from "./heading";
import { RoleBadge } from "./role-badge";
import { SignOut } from "./sign-out";

const words = ADMIN_EN.sessions;

type Props = { sessions: readonly SessionView[]; isEverybody: boolean };

/** Every browser that is signed in, and the way to end each at once. */
export function SessionsScreen({ sessions, isEverybody }: Props) {
  const router = useRouter();
  const [said, setSaid] = useState("");
  return (
    <>
      <Heading title={words.title} intro={isEverybody ? words.introAll : words.introOwn} />
      <p role="status" className={said ? "rise mb-4 rounded-xl bg-tint px-4 py-3" : undefined}>
        {said}
      </p>
      <ul aria-label={words.title} className="divide-y divide-line rounded-2xl bg-surface">
        {sessions.map((session) => (
          <li key={session.id} className="p-4 md:flex md:items-center md:gap-6">
            <Session session={session} />
            {session.is_current ? (
              <div className="pt-3 md:w-40 md:shrink-0 md:pt-0">
                <SignOut />
              </div>
            ) : (
              <Revoke
                session={session}
                onDone={(browser) => {
                  setSaid(words.revoked(browser));
                  router.refresh();
                }}
              />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

function Session({ session }: { session: SessionView }) {
  const facts = [
    [words.address, session.address],
    [words.since, <Moment key="since" iso={session.created_at} locale={ADMIN_EN.locale} />],
    [words.seen, <Moment key="seen" iso={session.seen_at} locale={ADMIN_EN.locale} />],
    [words.ends, <Moment key="ends" iso={session.expires_at} locale={ADMIN_EN.locale} />],
  ] as const;
  return (
    <div className="min-w-0 flex-1">
      <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
        <span className="font-medium">{describeBrowser(session.user_agent)}</span>
        {session.is_current ? (
          <span className="rounded-full bg-tint px-2.5 py-0.5 text-sm font-medium text-link">
            {words.thisOne}
          </span>
        ) : null}
      </p>
      <p className="flex flex-wrap items-center gap-2 pt-1 text-sm">
        {session.name}
        {session.role ? <RoleBadge role={session.role} /> : null}
      </p>
      <dl className="grid grid-cols-2 gap-x-4 gap-y-2 pt-3 text-sm lg:grid-cols-4">
        {facts.map(([name, value]) => (
          <div key={name}>
            <dt className="text-muted">{name}</dt>
            <dd className="tabular">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}

type RevokeProps = { session: SessionView; onDone: (browser: string) => void };

function Revoke({ session, onDone }: RevokeProps) {
  const browser = describeBrowser(session.user_agent);
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  async function revoke() {
    setBusy(true);
    setError(null);
    try {
      await callAdmin(`/api/admin/sessions/${session.id}`, { method: "DELETE" });
      onDone(browser);
    } catch (problem) {
      // One that has ended by itself meanwhile has ended all the same.
      if (problem instanceof AdminProblem && problem.code === "NOT_FOUND") onDone(browser);
      else setError(problem);
    } finally {
      setBusy(false);
    }
  }
  return (
    <div className="pt-3 md:w-40 md:shrink-0 md:pt-0">
      <Button
        look="danger"
        className="w-full border border-line"
        isBusy={isBusy}
        aria-label={words.revokeOf(browser, session.name)}
        onClick={() => void revoke()}
      >
        {words.revoke}
      </Button>
      {error ? <Refused error={error} /> : null}
    </div>
  );
}
