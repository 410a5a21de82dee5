import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { type Caller, signature } from "@/lib/staff/rules";
import { holdPictures } from "./hold-pictures";
import type { ProductPicture } from "./rules";

type Words = {
  readonly caller: Caller;
  readonly productId: string;
  readonly imageId: string;
  /** The words as the caller saw them. */
  readonly was: string;
  readonly alt: string;
};

/**
 * Says what a picture shows, for those who do not see it, if nobody else has said so meanwhile.
 * @throws AppError NOT_FOUND, CHANGED_MEANWHILE (somebody was faster), ALREADY_DONE (says that)
 */
export async function describePicture({
  caller,
  productId,
  imageId,
  was,
  alt,
}: Words): Promise<ProductPicture> {
  return transaction(async (tx) => {
    const picture = (await holdPictures(tx, productId)).find(({ id }) => id === imageId);
    if (!picture) throw new AppError("NOT_FOUND");
    if (picture.alt !== was) throw new AppError("CHANGED_MEANWHILE");
    if (picture.alt === alt) throw new AppError("ALREADY_DONE");
    const text = "UPDATE product_image SET alt = $2 WHERE id = $1";
    await tx.query({ text, values: [imageId, alt] });
    await recordAct(tx, {
      ...signature(caller),
      act: "picture.describe",
      subject: productId,
      before: { picture: imageId, alt: picture.alt },
      after: { picture: imageId, alt },
    });
    return { ...picture, alt };
  });
}
