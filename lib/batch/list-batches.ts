import { query } from "@/lib/db";
import { cutPage, type Page } from "@/lib/page";
import type { BatchView } from "./rules";
import type { BatchQuery } from "./schema";
import { type BatchRow, selectBatches, toBatch } from "./select-batches";

const PAGE = 30;

const LIST = selectBatches(
  "($1::text IS NULL OR b.offer_id = $1) AND ($2::text IS NULL OR b.id < $2)",
  PAGE + 1,
);

/** A page of batches, the newest first. */
export async function listBatches({
  offer_id: offerId,
  cursor,
}: BatchQuery): Promise<Page<BatchView>> {
  const rows = await query<BatchRow>({ text: LIST, values: [offerId ?? null, cursor ?? null] });
  return cutPage(rows.map(toBatch), PAGE, ({ id }) => id);
}
