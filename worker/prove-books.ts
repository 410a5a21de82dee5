import { checkBooks } from "@/lib/ledger/check-books";
import { log } from "@/lib/log";
import { enqueueAlarm } from "@/lib/outbox/enqueue-alarm";
import { recordProof } from "@/lib/record-proof";

const SHOWN_MAX = 10;
const HOUR_LENGTH = "2026-11-21T04".length;

/** Proves that the books are in order; whatever is not goes to the admins, once an hour while it lasts; so does a proof that fails itself. */
export async function proveBooks(limit?: { timeoutMs: number }): Promise<void> {
  const found = await checkBooks(limit).catch(async (error: unknown) => {
    await enqueueAlarm({ key: `unproved:${thisHour()}`, payload: { alarm: "books_unproved" } });
    throw error;
  });
  await recordProof({ kind: "books", findings: found.length });
  if (found.length === 0) return log().info("the books are in order");
  log().fatal(
    { found: found.slice(0, SHOWN_MAX), count: found.length },
    "the books are not in order",
  );
  const shown = found.slice(0, SHOWN_MAX).map(({ check, key }) => `\n${check}: ${key}`);
  await enqueueAlarm({
    key: `books:${thisHour()}`,
    payload: { alarm: "books", findings: found.length, first: shown.join("") },
  });
}

function thisHour(): string {
  return new Date().toISOString().slice(0, HOUR_LENGTH);
}
