import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { type Caller, signature } from "@/lib/staff/rules";
import { requireVersion } from "./require-version";

type Row = { name: string; parent_id: string | null; version: number };
type Removal = { readonly caller: Caller; readonly id: string; readonly version: number };

// Whoever hangs something on it meanwhile waits for this lock, and then finds it gone.
const HOLD = "SELECT name, parent_id, version FROM location WHERE id = $1 FOR UPDATE";
const DELETE = `
DELETE FROM location WHERE id = $1 AND NOT EXISTS (SELECT FROM offer WHERE location_id = $1)
   AND NOT EXISTS (SELECT FROM location district WHERE district.parent_id = $1) RETURNING id`;

/** Removes a place without districts and offers. @throws AppError NOT_FOUND, CHANGED_MEANWHILE, IN_USE */
export async function removeLocation({ caller, id, version }: Removal): Promise<void> {
  await transaction(async (tx) => {
    const [row] = await tx.query<Row>({ text: HOLD, values: [id] });
    const before = requireVersion(row, version);
    const removed = await tx.query({ text: DELETE, values: [id] });
    if (removed.length === 0) throw new AppError("IN_USE");
    const subject = `location:${id}`;
    await recordAct(tx, { ...signature(caller), act: "location.remove", subject, before });
  });
}
