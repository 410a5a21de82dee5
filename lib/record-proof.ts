import { query } from "@/lib/db";

const RECORD = `
INSERT INTO proof (kind, checked_at, finding_count) VALUES ($1, now(), $2)
ON CONFLICT (kind) DO UPDATE SET checked_at = excluded.checked_at, finding_count = excluded.finding_count`;

/** What a proof of the books or of the audit log has just found: the overview shows the last of each. */
export async function recordProof(proof: {
  kind: "books" | "audit";
  findings: number;
}): Promise<void> {
  await query({ name: "record_proof", text: RECORD, values: [proof.kind, proof.findings] });
}
