import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { type Caller, signature } from "@/lib/staff/rules";
import { holdPictures } from "./hold-pictures";

type Removal = { readonly caller: Caller; readonly productId: string; readonly imageId: string };

/** Takes a picture from a product; an uploaded one is forgotten a day later. @throws AppError NOT_FOUND */
export async function removePicture({ caller, productId, imageId }: Removal): Promise<void> {
  await transaction(async (tx) => {
    const picture = (await holdPictures(tx, productId)).find(({ id }) => id === imageId);
    if (!picture) throw new AppError("NOT_FOUND");
    await tx.query({ text: "DELETE FROM product_image WHERE id = $1", values: [imageId] });
    await recordAct(tx, {
      ...signature(caller),
      act: "picture.remove",
      subject: productId,
      before: { picture: imageId, url: picture.url, alt: picture.alt },
    });
  });
}
