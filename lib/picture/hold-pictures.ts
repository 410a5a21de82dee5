import type { Transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { readPictures } from "./read-pictures";
import type { ProductPicture } from "./rules";

/** The pictures of a product, held against others who change them until the database transaction ends. @throws AppError NOT_FOUND */
export async function holdPictures(tx: Transaction, productId: string): Promise<ProductPicture[]> {
  const text = "SELECT FROM product WHERE id = $1 FOR NO KEY UPDATE";
  const [product] = await tx.query({ text, values: [productId] });
  if (!product) throw new AppError("NOT_FOUND");
  return readPictures(tx, productId);
}
