import { query } from "@/lib/db";
import { insertUnits } from "./insert-units";
import type { UnitContent } from "./rules";

const BATCH = 200;

/**
 * Puts units on sale, sealed; one database transaction a batch. What the offer ever held already, sold units included, is left out, so that
 * the same delivery may be added twice without harm. Returns how many are new.
 */
export async function addUnits({
  offerId,
  units,
}: {
  offerId: string;
  units: readonly UnitContent[];
}): Promise<number> {
  let added = 0;
  for (let start = 0; start < units.length; start += BATCH)
    added += await insertUnits({ query }, { offerId, units: units.slice(start, start + BATCH) });
  return added;
}
