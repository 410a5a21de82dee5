import { checkActs } from "@/lib/audit/check-acts";
import { log } from "@/lib/log";
import { enqueueAlarm } from "@/lib/outbox/enqueue-alarm";
import { recordProof } from "@/lib/record-proof";

const SHOWN_MAX = 10;
const HOUR_LENGTH = "2026-11-21T04".length;

/** Proves that the audit log is whole; if it is not the admins hear so, once an hour while it lasts; likewise of a proof that fails itself. */
export async function proveAudit(limit?: { timeoutMs: number }): Promise<void> {
  const hour = new Date().toISOString().slice(0, HOUR_LENGTH);
  const proof = await checkActs(limit).catch(async (error: unknown) => {
    const key = `audit_unproved:${hour}`;
    await enqueueAlarm({ key, payload: { alarm: "audit_unproved" } });
    throw error;
  });
  await recordProof({ kind: "audit", findings: proof.broken.length });
  // The log file keeps where the chain ended, so that one rewritten from its beginning can be told apart.
  if (proof.is_whole) return log().info(proof, "the audit log is whole");
  log().fatal(proof, "the audit log was changed");
  const entries = proof.broken.slice(0, SHOWN_MAX).join(", ");
  await enqueueAlarm({ key: `audit:${hour}`, payload: { alarm: "audit", entries } });
}
