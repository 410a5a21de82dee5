import type { Transaction } from "@/lib/db";
import { type Act, maskSecrets } from "./rules";

/** Adds an act to the audit log, in the database transaction of the act itself: neither is there without the other. */
export async function recordAct(tx: Transaction, act: Act): Promise<void> {
  const entry = {
    ...act,
    actor: act.actor?.toString() ?? null,
    before: maskSecrets(act.before ?? null),
    after: maskSecrets(act.after ?? null),
  };
  await tx.query({ text: "SELECT record_audit($1::jsonb)", values: [JSON.stringify(entry)] });
}
