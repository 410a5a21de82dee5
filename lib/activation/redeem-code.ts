import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { consumeLimit } from "@/lib/rate-limit";
import { digestCode } from "./digest-code";

type Use = {
  readonly shopperId: string;
  /** As `parseCode` read it. */
  readonly code: string;
};

// Before the code, as whoever admits by hand does.
const HOLD = "SELECT admitted_at IS NOT NULL AS is_admitted FROM shopper WHERE id = $1 FOR UPDATE";

const USE = `
UPDATE activation_code SET used_at = now(), shopper_id = $2
 WHERE digest = $1 AND used_at IS NULL AND revoked_at IS NULL AND expires_at > now() RETURNING id, created_by::text`;

const ADMIT = "UPDATE shopper SET admitted_at = now() WHERE id = $1";

/**
 * Lets a shopper in by a code, which is used up by it: of two at once one is let in. Nobody learns whether a code that does not work ever did.
 * Five tries an hour. @throws AppError NOT_FOUND (unknown, used, revoked or expired; also the shopper), ALREADY_DONE (they are in: the code is
 * not used up), RATE_LIMITED, UNAVAILABLE (nobody can count)
 */
export async function redeemCode({ shopperId, code }: Use): Promise<void> {
  await consumeLimit("activation", shopperId);
  await transaction(async (tx) => {
    const [shopper] = await tx.query<{ is_admitted: boolean }>({ text: HOLD, values: [shopperId] });
    if (!shopper) throw new AppError("NOT_FOUND");
    if (shopper.is_admitted) throw new AppError("ALREADY_DONE");
    const values = [digestCode(code), shopperId];
    const [used] = await tx.query<{ id: string; created_by: string }>({ text: USE, values });
    if (!used) throw new AppError("NOT_FOUND");
    await tx.query({ text: ADMIT, values: [shopperId] });
    await recordAct(tx, {
      ...{ actor: null, role: "shop", act: "shopper.activate", subject: shopperId },
      before: shopper,
      after: { is_admitted: true, code: used.id, code_made_by: used.created_by },
      address: "chat",
    });
  });
}
