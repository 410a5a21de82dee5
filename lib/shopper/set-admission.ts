import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { type Caller, signature } from "@/lib/staff/rules";

type Admission = {
  readonly caller: Caller;
  readonly shopperId: string;
  readonly isAdmitted: boolean;
};

const HOLD = "SELECT admitted_at IS NOT NULL AS is_admitted FROM shopper WHERE id = $1 FOR UPDATE";
const SET = "UPDATE shopper SET admitted_at = CASE WHEN $2 THEN now() END WHERE id = $1";

/** Lets a shopper in, or takes that back; it counts while the shop takes invited accounts only. @throws AppError NOT_FOUND, ALREADY_DONE */
export async function setAdmission({ caller, shopperId, isAdmitted }: Admission): Promise<void> {
  await transaction(async (tx) => {
    const [row] = await tx.query<{ is_admitted: boolean }>({ text: HOLD, values: [shopperId] });
    if (!row) throw new AppError("NOT_FOUND");
    if (row.is_admitted === isAdmitted) throw new AppError("ALREADY_DONE");
    await tx.query({ text: SET, values: [shopperId, isAdmitted] });
    await recordAct(tx, {
      ...signature(caller),
      act: isAdmitted ? "shopper.admit" : "shopper.unadmit",
      subject: shopperId,
      before: row,
      after: { is_admitted: isAdmitted },
    });
  });
}
