import { recordAct } from "@/lib/audit/record-act";
import { type Transaction, transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { type Caller, signature } from "@/lib/staff/rules";

type Move = { readonly caller: Caller; readonly id: string; readonly afterId: string | null };

const PLACES = "SELECT id, position FROM product WHERE id = ANY ($1::text[])";
const BEFORE = "SELECT id FROM product WHERE position < $1 ORDER BY position DESC LIMIT 1";
// Those between the old place and the new one move up or down by one, and all keep to the positions that there are. Positions are unique at
// every moment, hence in two steps: first to the negative of the new one.
const ROTATE = `
WITH run AS (SELECT id, position, row_number() OVER (ORDER BY position) AS place, count(*) OVER () AS length FROM product WHERE position BETWEEN $2 AND $3),
wanted AS (
  SELECT id, CASE WHEN id = $1 THEN CASE WHEN $4 THEN 1 ELSE length END WHEN $4 THEN place + 1 ELSE place - 1 END AS place FROM run)
UPDATE product p SET position = -run.position FROM wanted JOIN run ON run.place = wanted.place WHERE p.id = wanted.id`;
const SETTLE = "UPDATE product SET position = -position WHERE position < 0";

/**
 * Puts a product right after another one in the catalogue's order, or before all. One moves at a time.
 * @throws AppError NOT_FOUND (either of them), ALREADY_DONE (it stands there)
 */
export async function moveProduct({ caller, id, afterId }: Move): Promise<void> {
  await transaction(async (tx) => {
    await tx.query({ text: "SELECT pg_advisory_xact_lock(hashtext('kiosk product order'))" });
    const { from, after } = await findPlaces(tx, id, afterId);
    const [stood] = await tx.query<{ id: string }>({ text: BEFORE, values: [from] });
    if ((stood?.id ?? null) === afterId) throw new AppError("ALREADY_DONE");
    const isUp = after < from;
    const [low, high] = isUp ? [after + 1, from] : [from, after];
    await tx.query({ text: ROTATE, values: [id, low, high, isUp] });
    await tx.query({ text: SETTLE });
    await recordAct(tx, {
      ...signature(caller),
      act: "product.move",
      subject: id,
      before: { after: stood?.id ?? null },
      after: { after: afterId },
    });
  });
}

async function findPlaces(
  tx: Transaction,
  id: string,
  afterId: string | null,
): Promise<{ from: number; after: number }> {
  const values = [[id, afterId ?? id]];
  const rows = await tx.query<{ id: string; position: number }>({ text: PLACES, values });
  const from = rows.find((row) => row.id === id)?.position;
  const after = afterId === null ? 0 : rows.find((row) => row.id === afterId)?.position;
  if (from === undefined || after === undefined || afterId === id) throw new AppError("NOT_FOUND");
  return { from, after };
}
