import { query } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { cutPage, type Page } from "@/lib/page";
import { unseal } from "@/lib/seal";
import { unitPayload } from "@/lib/stock/schema";
import { maskPayload } from "./mask-payload";
import type { ImportLineView } from "./rules";
import type { LineQuery } from "./schema";

const PAGE = 10;

type Row = Omit<ImportLineView, "masked"> & { sealed_payload: Buffer | null };

const LIST = `
SELECT line_number, status, fault, label, same_line, CASE WHEN status <> 'new' THEN unit_id END AS unit_id,
       CASE WHEN status = 'new' THEN unit_id END AS sealed_as, sealed_payload
  FROM stock_import_line
 WHERE import_id = $1 AND ($2::import_line_status IS NULL OR status = $2) AND line_number > $3
 ORDER BY line_number LIMIT ${PAGE + 1}`;
const FIND = "SELECT id FROM stock_import WHERE id = $1";

/** A page of an import's lines, in their order; what they hold is masked. @throws AppError NOT_FOUND */
export async function listImportLines({
  importId,
  status,
  cursor,
}: { importId: string } & LineQuery): Promise<Page<ImportLineView>> {
  const values = [importId, status ?? null, Number(cursor ?? 0)];
  const rows = await query<Row & { sealed_as: string | null }>({ text: LIST, values });
  if (rows.length === 0) await requireImport(importId);
  const lines = rows.map(({ sealed_as, sealed_payload, ...line }) => ({
    ...line,
    masked: sealed_as && sealed_payload ? mask(sealed_payload, sealed_as) : null,
  }));
  return cutPage(lines, PAGE, ({ line_number: number }) => String(number));
}

async function requireImport(importId: string): Promise<void> {
  const [found] = await query({ text: FIND, values: [importId] });
  if (!found) throw new AppError("NOT_FOUND");
}

function mask(sealed: Buffer, unitId: string): string {
  return maskPayload(unitPayload.parse(JSON.parse(unseal(sealed, unitId).toString())));
}
