import type { ReactNode } from "react";
import { buttonClass } from "@/components/ui/button";
import type { StaffRole } from "@/lib/staff/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { PersonMark } from "./person-mark";
import { PhoneMenu } from "./phone-menu";
import { RoomList } from "./room-list";
import { SignOut } from "./sign-out";

const words = ADMIN_EN.frame;

type Props = { name: string; role: StaffRole; children: ReactNode };

/** What every page of those who run the shop stands in: the way around, who is signed in, and the way out. */
export function Frame({ name, role, children }: Props) {
  return (
    <div className="min-h-dvh lg:grid lg:grid-cols-[16rem_minmax(0,1fr)]">
      <a
        href="#content"
        className={buttonClass("filled", "fixed top-2 left-2 z-20 not-focus-visible:sr-only")}
      >
        {ADMIN_EN.common.skip}
      </a>
      <header className="sticky top-0 z-10 flex items-center justify-between border-b border-line bg-surface px-3 pt-[var(--inset-top)] lg:hidden">
        <PhoneMenu role={role}>
          <Me name={name} role={role} />
        </PhoneMenu>
        <span className="py-2 pr-1">
          <PersonMark name={name} isSmall />
          <span className="sr-only">{words.signedInAs(name)}</span>
        </span>
      </header>
      <aside className="sticky top-0 hidden h-dvh flex-col gap-3 border-r border-line bg-surface p-4 lg:flex">
        <p className="px-3 pt-2 text-sm font-medium text-muted">{words.title}</p>
        <div className="-mx-1 min-h-0 flex-1 overflow-y-auto px-1">
          <RoomList role={role} />
        </div>
        <Me name={name} role={role} />
      </aside>
      <main
        id="content"
        tabIndex={-1}
        className="mx-auto w-full max-w-5xl px-4 pt-5 pb-[calc(var(--inset-bottom)+4rem)] lg:px-8 lg:pt-8"
      >
        {children}
      </main>
    </div>
  );
}

function Me({ name, role }: { name: string; role: StaffRole }) {
  return (
    <div className="space-y-3 border-t border-line pt-4">
      <div className="flex items-center gap-3">
        <PersonMark name={name} isSmall />
        <p className="min-w-0 text-sm">
          <span className="sr-only">{words.signedInAs("")}</span>
          <span className="block truncate font-medium">{name}</span>
          <span className="block text-muted">{ADMIN_EN.roles[role]}</span>
        </p>
      </div>
      <div className="grid grid-cols-2 gap-1 lg:grid-cols-[1fr_auto]">
        <SignOut />
        <a href="/" className={buttonClass("plain", "px-2 whitespace-nowrap")}>
          {words.toShop}
        </a>
      </div>
    </div>
  );
}
