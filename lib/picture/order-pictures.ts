import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { AppError, refusal } from "@/lib/errors";
import { type Caller, signature } from "@/lib/staff/rules";
import { PICTURES_EN } from "@/lib/text/admin-pictures-en";
import { holdPictures } from "./hold-pictures";

const MOVE = `
UPDATE product_image i SET position = wanted.place - 1
  FROM unnest($2::text[]) WITH ORDINALITY AS wanted (id, place) WHERE i.product_id = $1 AND i.id = wanted.id`;

type Order = {
  readonly caller: Caller;
  readonly productId: string;
  /** The ids as the caller saw them. */
  readonly was: readonly string[];
  /** The same ids, in the wanted order; the first is the product's face. */
  readonly ids: readonly string[];
};

/**
 * Puts a product's pictures into another order, if they still stand as the caller saw them.
 * @throws AppError NOT_FOUND, MALFORMED (not the same pictures), CHANGED_MEANWHILE (somebody was faster)
 */
export async function orderPictures({ caller, productId, was, ids }: Order): Promise<void> {
  if (!isSame([...was].sort(), [...ids].sort())) {
    throw refusal("MALFORMED", { ids: [PICTURES_EN.refusals.order] });
  }
  await transaction(async (tx) => {
    const now = (await holdPictures(tx, productId)).map(({ id }) => id);
    if (!isSame(now, was)) throw new AppError("CHANGED_MEANWHILE");
    if (isSame(now, ids)) throw new AppError("ALREADY_DONE");
    await tx.query({ text: MOVE, values: [productId, ids] });
    await recordAct(tx, {
      ...signature(caller),
      act: "picture.order",
      subject: productId,
      before: { pictures: now },
      after: { pictures: ids },
    });
  });
}

function isSame(left: readonly string[], right: readonly string[]): boolean {
  return left.length === right.length && left.every((id, at) => id === right[at]);
}
