"use client";

import { useRouter } from "next/navigation";
import { useState } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { Moment } from "@/components/ui/moment";
import type { StaffView } from "@/lib/staff/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { Heading } from "./heading";
import { InviteDialog } from "./invite-dialog";
import { PersonMark } from "./person-mark";
import { RoleBadge } from "./role-badge";
import { RemoveDialog, RoleDialog } from "./staff-dialogs";

const words = ADMIN_EN.staff;

type Open =
  | { readonly kind: "invite" }
  | { readonly kind: "role" | "remove"; readonly person: StaffView };

/** Who works here, and the three acts on it. Each is asked for in front of the list and confirmed in the chat. */
export function StaffScreen({ people }: { people: readonly StaffView[] }) {
  const router = useRouter();
  const [open, setOpen] = useState<Open | null>(null);
  const [said, setSaid] = useState("");
  const dialog = {
    onClose: () => setOpen(null),
    onDone: (text: string) => {
      setOpen(null);
      setSaid(text);
      router.refresh();
    },
  };
  return (
    <>
      <Heading title={words.title} intro={words.intro}>
        <Button onClick={() => setOpen({ kind: "invite" })}>
          <Icon name="plus" size={20} />
          {words.invite}
        </Button>
      </Heading>
      <p role="status" className={said ? "rise mb-4 rounded-xl bg-tint px-4 py-3" : undefined}>
        {said}
      </p>
      <ul aria-label={words.title} className="divide-y divide-line rounded-2xl bg-surface">
        {people.map((person) => (
          <li key={person.telegram_id}>
            <Person person={person} onAct={(kind) => setOpen({ kind, person })} />
          </li>
        ))}
      </ul>
      {people.length === 1 ? <p className="px-4 pt-3 text-sm text-muted">{words.alone}</p> : null}
      {open?.kind === "invite" ? <InviteDialog {...dialog} /> : null}
      {open?.kind === "role" ? <RoleDialog person={open.person} {...dialog} /> : null}
      {open?.kind === "remove" ? <RemoveDialog person={open.person} {...dialog} /> : null}
    </>
  );
}

type PersonProps = { person: StaffView; onAct: (kind: "role" | "remove") => void };

function Person({ person, onAct }: PersonProps) {
  const canChange = !person.is_fixed && !person.is_self;
  return (
    <div className="flex flex-col gap-3 p-4 sm:flex-row sm:items-center">
      <div className="flex min-w-0 flex-1 items-center gap-3">
        <PersonMark name={person.name} />
        <div className="min-w-0 flex-1">
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
            <span className="font-medium">{person.name}</span>
            <RoleBadge role={person.role} />
            {person.is_self ? (
              <span className="text-sm text-muted">{ADMIN_EN.common.you}</span>
            ) : null}
          </p>
          <Facts person={person} />
        </div>
      </div>
      {canChange ? (
        <div className="flex gap-1 pl-14 sm:pl-0">
          <Button
            look="tinted"
            className="px-4 max-sm:flex-1"
            aria-label={words.changeOf(person.name)}
            onClick={() => onAct("role")}
          >
            {words.change}
          </Button>
          <Button
            look="danger"
            className="px-4 max-sm:flex-1"
            aria-label={words.removeOf(person.name)}
            onClick={() => onAct("remove")}
          >
            {words.remove}
          </Button>
        </div>
      ) : null}
    </div>
  );
}

function Facts({ person }: { person: StaffView }) {
  const { created_at: since, invited_by_name: by } = person;
  return (
    <p className="text-sm text-muted">
      {words.telegramId} <span className="tabular">{person.telegram_id}</span>
      {since ? (
        <>
          {" · "}
          {words.since} <Moment iso={since} locale={ADMIN_EN.locale} />
        </>
      ) : null}
      {by ? ` · ${words.invitedBy(by)}` : null}
      {person.is_fixed ? <span className="block">{words.fixed}</span> : null}
    </p>
  );
}
