import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { refusal } from "@/lib/errors";
import { type Caller, signature } from "@/lib/staff/rules";
import { requireLocation } from "./require-location";
import { requireVersion } from "./require-version";
import type { NameTranslation } from "./rules";
import type { LocationChange } from "./schema";
import { LOCATION_TRANSLATIONS } from "./select-translation";
import { writeTranslations } from "./write-translations";

type Row = {
  name: string;
  parent_id: string | null;
  opening_hours: string;
  translations: readonly NameTranslation[];
  version: number;
};
type Change = { readonly caller: Caller; readonly id: string; readonly change: LocationChange };

const HOLD = `
SELECT l.name, l.parent_id, l.opening_hours, ${LOCATION_TRANSLATIONS} AS translations, l.version FROM location l
 WHERE l.id = $1 FOR NO KEY UPDATE OF l`;
// What moves to another city goes to the end of its districts.
const UPDATE = `
UPDATE location l SET name = $2, parent_id = $3, opening_hours = $4, position = CASE WHEN l.parent_id IS NOT DISTINCT FROM $3 THEN l.position
    ELSE (SELECT 1 + coalesce(max(position), 0) FROM location WHERE parent_id IS NOT DISTINCT FROM $3) END
 WHERE l.id = $1`;

/**
 * Renames a place, in any language, says when it is open, or moves it: a district to another city, a city without districts under one, a district out of it.
 * @throws AppError NOT_FOUND, CHANGED_MEANWHILE, MALFORMED (no such city), IN_USE (has districts)
 */
export async function changeLocation({ caller, id, change }: Change): Promise<void> {
  const { version, ...wanted } = change;
  if (wanted.parent_id === id) throw refusal("MALFORMED", { parent_id: ["is the place itself"] });
  await transaction(async (tx) => {
    const [row] = await tx.query<Row>({ text: HOLD, values: [id] });
    const before = requireVersion(row, version);
    const after = { ...before, ...wanted };
    await requireLocation(tx, { id: after.parent_id, field: "parent_id" });
    await tx.query({
      text: UPDATE,
      values: [id, after.name, after.parent_id, after.opening_hours],
    });
    await writeTranslations(tx, { locationId: id, translations: after.translations });
    const subject = `location:${id}`;
    await recordAct(tx, { ...signature(caller), act: "location.change", subject, before, after });
  });
}
