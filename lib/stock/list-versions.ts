import { query } from "@/lib/db";
import { cutPage, type Page } from "@/lib/page";
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
}): Promise<Page<VersionView>> {
  const rows = await query<Row>({ text: LIST, values: [offerId, cursor ?? null] });
  const versions = rows.map((row) => ({ ...row, created_at: row.created_at.toISOString() }));
  return cutPage(versions, PAGE, ({ version }) => String(version));
}
