import { queryAtLeisure } from "@/lib/db";
import { invariant } from "@/lib/errors";
import type { AuditProof } from "./rules";

const TIMEOUT_MS = 10 * 60_000;

type Row = Omit<AuditProof, "is_whole" | "checked_at"> & { checked_at: Date };

const CHECK = `
SELECT ARRAY(SELECT id::text FROM check_audit() AS id) AS broken, (SELECT count(*) FROM audit_entry)::int AS entries,
       coalesce(last.id, 0)::text AS last_entry_id, encode(coalesce(last.hash, sha256('')), 'hex') AS last_hash, now() AS checked_at
  FROM (SELECT 1) AS always LEFT JOIN (SELECT id, hash FROM audit_entry ORDER BY id DESC LIMIT 1) AS last ON true`;

/** Follows the chain of the audit log from its first entry to its last: finds what was edited, removed, moved, added or cut off. */
export async function checkActs({ timeoutMs = TIMEOUT_MS } = {}): Promise<AuditProof> {
  const [row] = await queryAtLeisure<Row>(CHECK, { timeoutMs });
  invariant(row, "the audit log is not readable");
  return { ...row, is_whole: row.broken.length === 0, checked_at: row.checked_at.toISOString() };
}
