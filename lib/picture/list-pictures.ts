import { query, type Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { ProductPicture } from "./rules";

const LIST = `
SELECT i.id, i.url, i.alt, p.width, p.height
  FROM product_image i LEFT JOIN picture p ON p.id = i.picture_id WHERE i.product_id = $1 ORDER BY i.position`;

/** The pictures of a product in their order, ten at most. @throws AppError NOT_FOUND (no such product) */
export async function listPictures({
  productId,
}: {
  productId: string;
}): Promise<ProductPicture[]> {
  const [pictures, [product]] = await Promise.all([
    readPictures({ query }, productId),
    query({ text: "SELECT FROM product WHERE id = $1", values: [productId] }),
  ]);
  if (!product) throw new AppError("NOT_FOUND");
  return pictures;
}

/** The same, with the product held against others who change it until the database transaction ends. @throws AppError NOT_FOUND */
export async function holdPictures(tx: Transaction, productId: string): Promise<ProductPicture[]> {
  const text = "SELECT FROM product WHERE id = $1 FOR NO KEY UPDATE";
  const [product] = await tx.query({ text, values: [productId] });
  if (!product) throw new AppError("NOT_FOUND");
  return readPictures(tx, productId);
}

function readPictures(tx: Transaction, productId: string): Promise<ProductPicture[]> {
  return tx.query<ProductPicture>({ text: LIST, values: [productId] });
}
