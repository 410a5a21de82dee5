"use client";

import Link, { useLinkStatus } from "next/link";
import { usePathname } from "next/navigation";
import { classNames } from "@/components/ui/class-names";

import { Spinner } from "@/components/ui/spinner";
import type { StaffRole } from "@/lib/staff/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { roomsOf } from "./rooms";
import { StaffIcon } from "./staff-icon";

/** The way to every page that a role may see. */
export function RoomList({ role, onGo }: { role: StaffRole; onGo?: () => void }) {
  const here = roomAt(role, usePathname());
  return (
    <nav aria-label={ADMIN_EN.frame.rooms}>
      <ul className="space-y-1">
        {roomsOf(role).map(({ href, title, icon }) => {
          const isHere = href === here;
          return (
            <li key={href}>
              <Link
                href={href}
                prefetch={false}
                onClick={onGo}
                aria-current={isHere ? "page" : undefined}
                className={classNames(
                  "flex min-h-11 items-center gap-3 rounded-xl px-3 font-medium lg:min-h-10",
                  isHere ? "bg-tint text-link" : "hover:bg-fill active:bg-fill",
                )}
              >
                <StaffIcon name={icon} size={22} />
                <span className="flex-1">{title}</span>
                <OnItsWay />
              </Link>
            </li>
          );
        })}
      </ul>
    </nav>
  );
}

/** The room that an address lies in: a room within another is the nearer one. */
function roomAt(role: StaffRole, pathname: string): string | undefined {
  return roomsOf(role)
    .map(({ href }) => href)
    .filter((href) => pathname === href || (href !== "/admin" && pathname.startsWith(`${href}/`)))
    .sort((one, other) => other.length - one.length)[0];
}

function OnItsWay() {
  const { pending } = useLinkStatus();
  return pending ? <Spinner size={16} /> : null;
}
