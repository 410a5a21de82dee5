"use client";

import { RadioMark } from "@/components/ui/radio-mark";
import { STAFF_ROLES, type StaffRole } from "@/lib/staff/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";

type Props = { chosen: StaffRole; onChoose: (role: StaffRole) => void };

/** One of the roles, each with what it allows. */
export function RoleChoice({ chosen, onChoose }: Props) {
  return (
    <fieldset>
      <legend className="pb-1 text-sm font-medium">{ADMIN_EN.staff.role}</legend>
      <div className="divide-y divide-line overflow-hidden rounded-xl border border-edge">
        {STAFF_ROLES.map((role) => (
          <label
            key={role}
            className="flex items-start gap-3 px-3.5 py-3 has-focus-visible:outline-2 has-focus-visible:-outline-offset-2 has-focus-visible:outline-link"
          >
            <input
              type="radio"
              name="role"
              value={role}
              checked={role === chosen}
              onChange={() => onChoose(role)}
              className="sr-only"
            />
            <span className="shrink-0">
              <RadioMark isChosen={role === chosen} />
            </span>
            <span>
              <span className="block font-medium">{ADMIN_EN.roles[role]}</span>
              <span className="block text-sm text-muted">{ADMIN_EN.roleMay[role]}</span>
            </span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
