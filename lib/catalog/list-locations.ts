import { query } from "@/lib/db";
import type { LocationItem } from "./rules";
import { LOCATION_TRANSLATIONS } from "./select-translation";

const LIST = `
SELECT l.id, l.name, l.parent_id, l.opening_hours, l.version, ${LOCATION_TRANSLATIONS} AS translations,
        (SELECT count(*) FROM offer o WHERE o.location_id = l.id)::int AS offers
  FROM location l ORDER BY l.position, l.id`;

/** Every city and district in the shop's order, for those who run it. There are few, so there are no pages. */
export async function listLocations(): Promise<{ items: LocationItem[] }> {
  return { items: await query<LocationItem>({ name: "list_locations", text: LIST }) };
}
