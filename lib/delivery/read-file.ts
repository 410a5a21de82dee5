import { queryOne } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { openSealed } from "@/lib/stock/open-sealed";
import { readDelivery } from "./read-delivery";
import { requireOwnOrder } from "./require-own-order";

type Row = { name: string; mime_type: string; content: Buffer };

export type ReadFile = {
  readonly name: string;
  readonly mimeType: string;
  readonly content: Buffer;
};

const READ = "SELECT name, mime_type, content FROM sealed_file WHERE id = $1";

/**
 * A file of a paid order, for the shopper who bought it.
 * @throws AppError NOT_FOUND for an order that is not theirs or not paid, and for a file that is not part of it
 */
export async function readFile({
  orderId,
  fileId,
  shopperId,
}: {
  orderId: string;
  fileId: string;
  shopperId: string;
}): Promise<ReadFile> {
  await requireOwnOrder({ orderId, shopperId });
  const delivery = await readDelivery({ orderId });
  const files = delivery.lines.flatMap((line) => line.items.flatMap((item) => item.files));
  if (!files.some((file) => file.id === fileId)) throw new AppError("NOT_FOUND");
  return openFile(fileId);
}

/** Loads and unseals a file. @throws AppError NOT_FOUND · IMPOSSIBLE when it cannot be unsealed */
export async function openFile(fileId: string): Promise<ReadFile> {
  const row = await queryOne<Row>({ name: "read_sealed_file", text: READ, values: [fileId] });
  return { name: row.name, mimeType: row.mime_type, content: openSealed(row.content, fileId) };
}
