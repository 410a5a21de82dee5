import { recordAct } from "@/lib/audit/record-act";
import { type Transaction, transaction } from "@/lib/db";
import { refusal } from "@/lib/errors";
import { newId } from "@/lib/id";
import { type Caller, signature } from "@/lib/staff/rules";
import { PICTURES_EN } from "@/lib/text/admin-pictures-en";
import { type EncodedPicture, encodePicture } from "./encode-picture";
import { holdPictures } from "./hold-pictures";
import { listPictures } from "./list-pictures";
import { PICTURES_MAX, type ProductPicture, pictureUrl } from "./rules";

const INSERT = `
WITH made AS (INSERT INTO picture (id, width, height) VALUES ($1, $2, $3)),
kept AS (
  INSERT INTO picture_variant (picture_id, width, format, content)
  SELECT $1, v.width, v.format::picture_format, v.content FROM unnest($4::int[], $5::text[], $6::bytea[]) AS v (width, format, content))
INSERT INTO product_image (id, product_id, position, url)
SELECT $7, $8, coalesce(max(position) + 1, 0), $9 FROM product_image WHERE product_id = $8`;

type Upload = {
  readonly caller: Caller;
  readonly productId: string;
  /** The file, at most `UPLOAD_BYTES_MAX`. */
  readonly upload: Buffer;
};

/**
 * Makes an uploaded file a picture of a product, after those it has. The same file again is another picture.
 * @throws AppError NOT_FOUND, WRONG_STATE (has ten), and what `encodePicture` refuses
 */
export async function addPicture({ caller, productId, upload }: Upload): Promise<ProductPicture> {
  requireRoom(await listPictures({ productId })); // before the work
  const encoded = await encodePicture(upload);
  const { width, height } = encoded;
  const pictureId = newId("picture");
  const added: ProductPicture = {
    id: newId("productImage"),
    url: pictureUrl({ id: pictureId, width }),
    alt: "",
    width,
    height,
  };
  await transaction(async (tx) => {
    requireRoom(await holdPictures(tx, productId));
    await insert(tx, { pictureId, productId, added, encoded });
    await recordAct(tx, {
      ...signature(caller),
      act: "picture.add",
      subject: productId,
      after: { picture: added.id, url: added.url, width, height },
    });
  });
  return added;
}

function requireRoom(pictures: readonly ProductPicture[]): void {
  if (pictures.length < PICTURES_MAX) return;
  const { full } = PICTURES_EN.refusals;
  throw refusal("WRONG_STATE", { picture: [full] });
}

type Row = {
  readonly pictureId: string;
  readonly productId: string;
  readonly added: ProductPicture;
  readonly encoded: EncodedPicture;
};

function insert(tx: Transaction, { pictureId, productId, added, encoded }: Row) {
  const { width, height, variants } = encoded;
  return tx.query({
    text: INSERT,
    values: [
      pictureId,
      width,
      height,
      variants.map((variant) => variant.width),
      variants.map((variant) => variant.format),
      variants.map((variant) => variant.content),
      added.id,
      productId,
      added.url,
    ],
  });
}
