import { recordAct } from "@/lib/audit/record-act";
import { transaction } from "@/lib/db";
import { AppError } from "@/lib/errors";
import { type Caller, signature } from "@/lib/staff/rules";
import { openSealed } from "./open-sealed";
import { requirePayload } from "./require-payload";
import type { FileContent } from "./rules";

type Revealing = { readonly caller: Caller; readonly unitId: string; readonly fileId: string };

const READ = "SELECT content FROM sealed_file WHERE id = $1";

/**
 * Hands out a file that a unit, or a version of an unlimited offer, holds: only once it is written down who took it.
 * @throws AppError NOT_FOUND (also: a file of another unit) · IMPOSSIBLE when it cannot be unsealed
 */
export async function revealFile({ caller, unitId, fileId }: Revealing): Promise<FileContent> {
  return transaction(async (tx) => {
    const { offerId, payload } = await requirePayload(tx, unitId);
    const file = payload.files.find(({ id }) => id === fileId);
    const [row] = await tx.query<{ content: Buffer }>({ text: READ, values: [fileId] });
    if (!file || !row) throw new AppError("NOT_FOUND");
    const content = openSealed(row.content, fileId);
    const after = { offer_id: offerId, file: file.name };
    await recordAct(tx, { ...signature(caller), act: "stock.reveal_file", subject: unitId, after });
    return { name: file.name, mimeType: file.mime_type, content };
  });
}
