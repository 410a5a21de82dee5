import { query } from "@/lib/db";
import { cutPage, type Page } from "@/lib/page";
import type { CodeView } from "./rules";

const PAGE = 10;

type Row = Omit<CodeView, "created_at" | "expires_at"> & { created_at: Date; expires_at: Date };

const LIST = `
SELECT c.id AS code_id, c.beginning, c.created_at, c.expires_at,
       coalesce(s.name, nullif(p.first_name, ''), c.created_by::text) AS created_by_name
  FROM activation_code c
  LEFT JOIN staff s ON s.telegram_id = c.created_by
  LEFT JOIN shopper p ON p.telegram_id = c.created_by
 WHERE c.used_at IS NULL AND c.revoked_at IS NULL AND c.expires_at > now() AND ($1::text IS NULL OR c.id < $1)
 ORDER BY c.id DESC LIMIT ${PAGE + 1}`;

/** A page of the codes that still let somebody in, the newest first. */
export async function listCodes({
  cursor,
}: {
  cursor?: string | undefined;
}): Promise<Page<CodeView>> {
  const rows = await query<Row>({ name: "list_codes", text: LIST, values: [cursor ?? null] });
  const codes = rows.map((row) => ({
    ...row,
    created_at: row.created_at.toISOString(),
    expires_at: row.expires_at.toISOString(),
  }));
  return cutPage(codes, PAGE, ({ code_id: id }) => id);
}
