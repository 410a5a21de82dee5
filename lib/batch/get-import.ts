import { queryOne } from "@/lib/db";
import { type ImportView, LINE_STATUSES, type LineCounts, type LineStatus } from "./rules";
import { OFFER_TITLE } from "./select-offer-title";

type Row = Omit<ImportView, "counts" | "created_at"> & {
  counts: Partial<Record<LineStatus, number>>;
  created_at: Date;
};

const GET = `
SELECT i.id, i.offer_id, ${OFFER_TITLE} AS offer_title, i.format, i.source_name, i.state, i.fault,
       i.byte_count::float8 AS byte_count, i.counts, i.added_count, i.batch_id, i.created_at
  FROM stock_import i
  JOIN offer o ON o.id = i.offer_id
  JOIN product p ON p.id = o.product_id
  LEFT JOIN location l ON l.id = o.location_id
 WHERE i.id = $1`;

/** An import as it stands: also while it is being read. @throws AppError NOT_FOUND (also: given up, or older than a day) */
export async function getImport({ importId }: { importId: string }): Promise<ImportView> {
  const row = await queryOne<Row>({ text: GET, values: [importId] });
  const counts = Object.fromEntries(
    LINE_STATUSES.map((status) => [status, row.counts[status] ?? 0]),
  ) as LineCounts;
  return { ...row, counts, created_at: row.created_at.toISOString() };
}
