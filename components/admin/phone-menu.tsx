"use client";

import { type ReactNode, useState } from "react";
import { Dialog } from "@/components/ui/dialog";
import type { StaffRole } from "@/lib/staff/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { RoomList } from "./room-list";

/** The navigation where there is no room beside the page for it. */
export function PhoneMenu({ role, children }: { role: StaffRole; children: ReactNode }) {
  const [isOpen, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <button
        type="button"
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onClick={() => setOpen(true)}
        className="inline-flex min-h-11 items-center gap-2 rounded-xl px-2 font-medium active:bg-fill"
      >
        <svg
          aria-hidden="true"
          viewBox="0 0 24 24"
          width={24}
          height={24}
          stroke="currentColor"
          strokeWidth={1.7}
          strokeLinecap="round"
        >
          <path d="M4 7h16M4 12h16M4 17h16" />
        </svg>
        {ADMIN_EN.frame.menu}
      </button>
      {isOpen ? (
        <Dialog title={ADMIN_EN.frame.title} onClose={close}>
          <div className="space-y-4 pt-4">
            <RoomList role={role} onGo={close} />
            {children}
          </div>
        </Dialog>
      ) : null}
    </>
  );
}
