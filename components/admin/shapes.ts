import type { StaffRole } from "@/lib/staff/rules";

/** What the admin doors answer with, as far as the pages show it. */

export type StaffItem = {
  readonly telegram_id: number;
  readonly name: string;
  readonly role: StaffRole;
  /** An owner by ADMIN_IDS: cannot be changed here. */
  readonly is_fixed: boolean;
  readonly is_self: boolean;
  readonly invited_by_name: string | null;
  readonly created_at: string | null;
  readonly seen_at: string | null;
};

export type SessionItem = {
  readonly id: string;
  readonly name: string;
  readonly role: StaffRole | null;
  readonly address: string;
  readonly user_agent: string;
  readonly created_at: string;
  readonly seen_at: string;
  readonly expires_at: string;
  readonly is_current: boolean;
};

export type ActItem = {
  readonly id: string;
  readonly happened_at: string;
  readonly actor: number | null;
  readonly actor_name: string | null;
  readonly role: string;
  readonly act: string;
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
  readonly reason: string | null;
  readonly address: string | null;
};

export type ConfirmationItem = {
  readonly state: "asked" | "half_confirmed" | "confirmed" | "refused" | "expired" | "used";
};

export type ChainItem = {
  readonly is_whole: boolean;
  readonly broken: readonly string[];
  readonly entries: number;
};
