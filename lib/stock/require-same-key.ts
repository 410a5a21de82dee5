import { query } from "@/lib/db";
import { EnvError } from "@/lib/env";
import { unseal } from "@/lib/seal";

/** Lets nobody open a shop with another key than its stock was sealed with: every delivery would fail. @throws EnvError */
export async function requireSameKey(): Promise<void> {
  const rows = await query<{ id: string; sealed_payload: Buffer }>({
    text: `(SELECT id, sealed_payload FROM stock_unit ORDER BY id LIMIT 1)
      UNION ALL (SELECT id, sealed_payload FROM shared_payload ORDER BY id LIMIT 1)`,
  });
  for (const { id, sealed_payload } of rows) {
    try {
      unseal(sealed_payload, id);
    } catch (cause) {
      throw new EnvError("ENCRYPTION_KEY is not the key that this shop's stock was sealed with", {
        cause,
      });
    }
  }
}
