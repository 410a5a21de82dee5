/** One act of somebody who runs the shop, or of the shop itself. */
export type Act = {
  /** Telegram id; null for the shop itself. */
  readonly actor: bigint | null;
  readonly role: string;
  /** What was done, as `noun.verb`: `product.change`, `order.refund`. */
  readonly act: string;
  /** On what: `ord_…`, `staff:123`. */
  readonly subject: string;
  readonly before?: unknown;
  readonly after?: unknown;
  readonly reason?: string | null;
  /** The address it came from. */
  readonly address?: string | null;
};

/** An entry of the audit log as the HTTP interface shows it; without an actor the shop itself did it. */
export type ActView = {
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
  readonly hash: string;
};

/** What the proof of the audit log says. */
export type AuditProof = {
  readonly is_whole: boolean;
  /** Where the chain breaks, the first hundred. */
  readonly broken: readonly string[];
  readonly entries: number;
  readonly last_entry_id: string;
  /** Whoever keeps this elsewhere also notices a log that was written anew from its beginning. */
  readonly last_hash: string;
  readonly checked_at: string;
};

const SECRET = /secret|token|payload|api_?key|password|fingerprint/i;

/** A copy without what nobody may read in a log: values under a name that sounds secret are starred; bigints become text. */
export function maskSecrets(value: unknown): unknown {
  if (typeof value === "bigint") return value.toString();
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map(maskSecrets);
  if (value === null || typeof value !== "object") return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, inner]) => [
      name,
      SECRET.test(name) ? "***" : maskSecrets(inner),
    ]),
  );
}
