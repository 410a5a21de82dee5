import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { newId } from "@/lib/id";
import { type Caller, signature } from "@/lib/staff/rules";
import { requireLocation } from "./require-location";
import { requireRoom } from "./require-room";
import { LOCATIONS_MAX } from "./rules";
import type { NewLocation } from "./schema";
import { writeTranslations } from "./write-translations";

const INSERT = `
INSERT INTO location (id, name, parent_id, position)
SELECT $1, $2, $3, 1 + coalesce(max(position), 0) FROM location WHERE parent_id IS NOT DISTINCT FROM $3`;

/** Adds a city, or a district of one, at the end of its list. Returns its id. @throws AppError MALFORMED (no such city, too many places) */
export async function createLocation({
  caller,
  location,
}: {
  caller: Caller;
  location: NewLocation;
}): Promise<string> {
  const id = newId("location");
  await transaction(async (tx) => {
    await requireRoom(tx, { table: "location", max: LOCATIONS_MAX });
    await requireLocation(tx, { id: location.parent_id, field: "parent_id" });
    await tx.query({ text: INSERT, values: [id, location.name, location.parent_id] });
    await writeTranslations(tx, { locationId: id, translations: location.translations });
    const subject = `location:${id}`;
    await recordAct(tx, { ...signature(caller), act: "location.create", subject, after: location });
  });
  return id;
}
