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
