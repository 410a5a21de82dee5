import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { openPayload } from "./open-payload";
import type { UnitPayload } from "./rules";

const FIND = `
SELECT offer_id, sealed_payload FROM stock_unit WHERE id = $1
UNION ALL SELECT offer_id, sealed_payload FROM shared_payload WHERE id = $1`;

/** Opens what a unit, or a version of an unlimited offer, holds. @throws AppError NOT_FOUND · IMPOSSIBLE when it cannot be unsealed */
export async function requirePayload(
  tx: Transaction,
  unitId: string,
): Promise<{ offerId: string; payload: UnitPayload }> {
  const [row] = await tx.query<{ offer_id: string; sealed_payload: Buffer }>({
    text: FIND,
    values: [unitId],
  });
  if (!row) throw new AppError("NOT_FOUND");
  return { offerId: row.offer_id, payload: openPayload(row.sealed_payload, unitId) };
}
