import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { refusal } from "@/lib/errors";
import { type Caller, signature } from "@/lib/staff/rules";
import { insertVersion } from "./insert-version";
import { requireOffer } from "./require-offer";
import type { UnitContent } from "./rules";

type Renewal = {
  readonly caller: Caller;
  readonly offerId: string;
  readonly content: UnitContent;
};

const NEWEST = "SELECT max(version) AS version FROM shared_payload WHERE offer_id = $1";

/**
 * What an unlimited offer delivers from now on; who bought before keeps what was sold then. Returns the number of the new version.
 * @throws AppError NOT_FOUND, WRONG_STATE (the offer has units), ALREADY_DONE (it delivers just that)
 */
export async function addVersion({ caller, offerId, content }: Renewal): Promise<number> {
  return transaction(async (tx) => {
    await requireOffer(tx, { offerId, isUnlimited: true });
    if (!(await insertVersion(tx, { offerId, content }))) {
      throw refusal("ALREADY_DONE", { text: ["is what the offer delivers already"] });
    }
    const [row] = await tx.query<{ version: number }>({ text: NEWEST, values: [offerId] });
    const version = row?.version ?? 1;
    const after = { version };
    await recordAct(tx, { ...signature(caller), act: "stock.renew", subject: offerId, after });
    return version;
  });
}
