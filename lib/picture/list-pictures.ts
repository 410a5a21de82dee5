import { query } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { readPictures } from "./read-pictures";
import type { ProductPicture } from "./rules";

/** The pictures of a product in their order. @throws AppError NOT_FOUND (no such product) */
export async function listPictures({
  productId,
}: {
  productId: string;
}): Promise<readonly ProductPicture[]> {
  const [product] = await query({
    text: "SELECT FROM product WHERE id = $1",
    values: [productId],
  });
  if (!product) throw new AppError("NOT_FOUND");
  return readPictures({ query }, productId);
}
