import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { type Caller, signature } from "@/lib/staff/rules";

type Unban = { readonly caller: Caller; readonly shopperId: string };

const HOLD =
  "SELECT banned_at IS NOT NULL AS is_banned, ban_reason FROM shopper WHERE id = $1 FOR UPDATE";

/** Lets a shopper in again, from their next call on. @throws AppError NOT_FOUND, ALREADY_DONE (is not banned) */
export async function unbanShopper({ caller, shopperId }: Unban): Promise<void> {
  const values = [shopperId];
  await transaction(async (tx) => {
    const [before] = await tx.query<{ is_banned: boolean }>({ text: HOLD, values });
    if (!before) throw new AppError("NOT_FOUND");
    if (!before.is_banned) throw new AppError("ALREADY_DONE");
    const lift = "UPDATE shopper SET banned_at = NULL, ban_reason = NULL WHERE id = $1";
    await tx.query({ text: lift, values });
    await recordAct(tx, {
      ...signature(caller),
      act: "shopper.unban",
      subject: shopperId,
      before,
      after: { is_banned: false },
    });
  });
}
