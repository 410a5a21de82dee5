import { query } from "@/lib/db";
import type { VersionView } from "./rules";

const PAGE = 50;

const LIST = `
SELECT id, version, left(encode(fingerprint, 'hex'), 6) AS mark, created_at FROM shared_payload
 WHERE offer_id = $1 AND ($2::int IS NULL OR version < $2) ORDER BY version DESC LIMIT ${PAGE + 1}`;

type Row = Omit<VersionView, "created_at"> & { created_at: Date };

/** A page of the versions of an unlimited offer, newest first, without what they hold. */
export async function listVersions({
  offerId,
  cursor,
}: {
  offerId: string;
  cursor?: string | undefined;
}): Promise<{ items: VersionView[]; next_cursor: string | null }> {
  const rows = await query<Row>({ text: LIST, values: [offerId, cursor ?? null] });
  const items = rows
    .slice(0, PAGE)
    .map((row) => ({ ...row, created_at: row.created_at.toISOString() }));
  const last = rows.length > PAGE ? items.at(-1) : undefined;
  return { items, next_cursor: last ? String(last.version) : null };
}
