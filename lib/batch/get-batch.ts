import { queryOne } from "@/lib/db";
import type { BatchView } from "./rules";
import { type BatchRow, selectBatches, toBatch } from "./select-batches";

const GET = selectBatches("b.id = $1", 1);

/** One batch. @throws AppError NOT_FOUND */
export async function getBatch({ batchId }: { batchId: string }): Promise<BatchView> {
  return toBatch(await queryOne<BatchRow>({ text: GET, values: [batchId] }));
}
