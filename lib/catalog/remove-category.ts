import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { type Caller, signature } from "@/lib/staff/rules";
import { requireVersion } from "./require-version";

type Row = { slug: string; title: string; version: number };
type Removal = { readonly caller: Caller; readonly id: string; readonly version: number };

// Whoever puts a product into it meanwhile waits for this lock, and then finds it gone.
const HOLD = "SELECT slug, title, version FROM category WHERE id = $1 FOR UPDATE";

/** Removes a category that no product is in. @throws AppError NOT_FOUND, CHANGED_MEANWHILE, IN_USE */
export async function removeCategory({ caller, id, version }: Removal): Promise<void> {
  await transaction(async (tx) => {
    const [row] = await tx.query<Row>({ text: HOLD, values: [id] });
    const before = requireVersion(row, version);
    const text =
      "DELETE FROM category WHERE id = $1 AND NOT EXISTS (SELECT FROM product WHERE category_id = $1) RETURNING id";
    const removed = await tx.query({ text, values: [id] });
    if (removed.length === 0) throw new AppError("IN_USE");
    const subject = `category:${id}`;
    await recordAct(tx, { ...signature(caller), act: "category.remove", subject, before });
  });
}
