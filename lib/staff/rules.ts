/** What somebody may be who runs the shop. */
export const STAFF_ROLES = ["owner", "manager", "support"] as const;

export type StaffRole = (typeof STAFF_ROLES)[number];

/** What an admin page or act needs. Every one of them names exactly one. */
export const RIGHTS = {
  /** Looks at orders, payments, shoppers and stock figures. */
  read: ["owner", "manager", "support"],
  /** Takes whole lists away as files: everybody's names and ids at once. */
  export: ["owner", "manager"],
  /** Answers shoppers, sends a delivery or an answer again, asks a gateway again, notes something about a shopper. */
  help: ["owner", "manager", "support"],
  /** Catalogue, stock, prices. */
  stock: ["owner", "manager"],
  /** Opens what a unit holds. */
  reveal: ["owner", "manager"],
  /** Settles what the shop already received: replaces a faulty unit, cancels, refunds what was paid, resolves a review, bans. */
  settle: ["owner", "manager"],
  /** Moves money that no payment stands behind. */
  money: ["owner"],
  settings: ["owner"],
  staff: ["owner"],
  /** Reads what everybody did. */
  audit: ["owner", "manager"],
} as const satisfies Record<string, readonly StaffRole[]>;

export type Right = keyof typeof RIGHTS;

/** What they can do in the chat, with the right that each command needs. Nobody else hears that there is such a command. */
export const STAFF_COMMANDS = {
  admin: "read",
  admin_payments: "read",
  payment: "read",
  reconcile: "help",
  stock: "read",
  ban: "settle",
  unban: "settle",
  gencode: "settle",
  codes: "settle",
} as const satisfies Record<string, Right>;

export type StaffCommand = keyof typeof STAFF_COMMANDS;

/** Somebody signed in to run the shop. */
export type StaffMember = {
  readonly telegramId: bigint;
  readonly name: string;
  readonly role: StaffRole;
  readonly sessionId: string;
};

/** Somebody at work, and where they work from. */
export type Caller = StaffMember & { readonly address: string };

/** Who did an act, as the audit log keeps it. */
export function signature(caller: Caller): { actor: bigint; role: StaffRole; address: string } {
  return { actor: caller.telegramId, role: caller.role, address: caller.address };
}

/** Whether a role has a right. */
export function isAllowed(role: StaffRole, right: Right): boolean {
  return (RIGHTS[right] as readonly StaffRole[]).includes(role);
}

/** Characters of a reason: why somebody did something, in their own words. */
export const REASON_LENGTH = { min: 3, max: 500 };

export const LINK_TTL_SECONDS = 5 * 60;
export const CONFIRMATION_TTL_SECONDS = 5 * 60;
/** How long a second person has to agree. */
export const SECOND_TTL_SECONDS = 30 * 60;

/** A sentence by language. */
export type Translations = Readonly<Record<string, string>>;

/** How a question about a dangerous act stands. `half_confirmed` waits for a second person, `confirmed` for its act. */
export type ConfirmationState =
  | "asked"
  | "half_confirmed"
  | "confirmed"
  | "refused"
  | "expired"
  | "used";

export const SESSION_TTL_SECONDS = 12 * 60 * 60;

/** Somebody who runs the shop, as the HTTP interface shows them. */
export type StaffView = {
  readonly telegram_id: number;
  readonly name: string;
  readonly role: StaffRole;
  /** An owner by ADMIN_IDS: cannot be changed here. */
  readonly is_fixed: boolean;
  readonly is_self: boolean;
  readonly invited_by: number | null;
  readonly invited_by_name: string | null;
  readonly created_at: string | null;
  readonly seen_at: string | null;
};

/** An open session as the HTTP interface shows it; without a role it opens nothing any more. */
export type SessionView = {
  readonly id: string;
  readonly telegram_id: number;
  readonly name: string;
  readonly role: StaffRole | null;
  readonly address: string;
  readonly user_agent: string;
  readonly created_at: string;
  readonly seen_at: string;
  readonly expires_at: string;
  readonly is_current: boolean;
};

/** A confirmation as the HTTP interface shows it. */
export type ConfirmationView = {
  readonly id: string;
  readonly act: string;
  readonly summary: string;
  readonly state: ConfirmationState;
  readonly expires_at: string;
};
