import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { type Caller, signature } from "@/lib/staff/rules";

type Note = {
  readonly caller: Caller;
  readonly shopperId: string;
  /** An empty one takes the note away. */
  readonly note: string;
  /** What the note was when its writer read it. */
  readonly previousNote: string;
};

const HOLD = "SELECT coalesce(note, '') AS note FROM shopper WHERE id = $1 FOR UPDATE";

/**
 * Writes what staff want to remember about a shopper; never shown to them. @throws AppError NOT_FOUND, ALREADY_DONE (it says that already),
 * CHANGED_MEANWHILE (somebody else has written meanwhile)
 */
export async function writeNote({ caller, shopperId, note, previousNote }: Note): Promise<void> {
  await transaction(async (tx) => {
    const [before] = await tx.query<{ note: string }>({ text: HOLD, values: [shopperId] });
    if (!before) throw new AppError("NOT_FOUND");
    if (before.note === note) throw new AppError("ALREADY_DONE");
    if (before.note !== previousNote) throw new AppError("CHANGED_MEANWHILE");
    const write = "UPDATE shopper SET note = nullif($2, '') WHERE id = $1";
    await tx.query({ text: write, values: [shopperId, note] });
    await recordAct(tx, {
      ...signature(caller),
      act: "shopper.note",
      subject: shopperId,
      before,
      after: { note },
    });
  });
}
