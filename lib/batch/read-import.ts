import { recordAct } from "@/lib/audit/record-act";
import { query, transaction } from "@/lib/db";
import { AppError, refusal } from "@/lib/errors";
import { type Caller, signature } from "@/lib/staff/rules";
import { IMPORT_FAULTS_EN } from "@/lib/text/import-faults-en";
import type { FoundUnit } from "./found-unit";
import { ImportRefusal } from "./import-refusal";
import { readArchive } from "./read-archive";
import { readCsv } from "./read-csv";
import { readBlocks, readLines } from "./read-lines";
import { IMPORT_BYTES_MAX, type ImportFormat, type LineStatus } from "./rules";
import { splitLines } from "./split-lines";
import { stageUnits } from "./stage-units";

type Content = AsyncIterable<Uint8Array>;
type Started = { offer_id: string; format: ImportFormat; source_name: string };

const START = `
UPDATE stock_import SET state = 'reading' WHERE id = $1 AND state = 'waiting' RETURNING offer_id, format, source_name`;
const FIND = "SELECT state FROM stock_import WHERE id = $1";
const END = `
UPDATE stock_import SET state = 'ready', counts = $2, byte_count = $3 WHERE id = $1 AND state = 'reading' RETURNING id`;
const FAIL = `
WITH failed AS (UPDATE stock_import SET state = 'failed', fault = $2 WHERE id = $1 AND state = 'reading' RETURNING id),
lines AS (DELETE FROM stock_import_line l USING failed f WHERE l.import_id = f.id)
DELETE FROM stock_import_file l USING failed f WHERE l.import_id = f.id`;

const READERS: Record<ImportFormat, (content: Content) => AsyncIterable<FoundUnit[]>> = {
  lines: (content) => readLines(splitLines(content)),
  blocks: (content) => readBlocks(splitLines(content)),
  csv: (content) => readCsv(splitLines(content)),
  zip: readArchive,
};

/**
 * Reads the content of an import as it streams in and puts its units aside, ready to be committed. Nothing comes into stock yet. One that
 * cannot be read is marked as failed, with the reason.
 * @throws AppError NOT_FOUND, ALREADY_DONE (was read before, or given up meanwhile), BODY_TOO_LARGE, MALFORMED (`errors.content`)
 */
export async function readImport({
  caller,
  importId,
  content,
}: {
  caller: Caller;
  importId: string;
  content: Content;
}): Promise<void> {
  const started = await start(importId);
  let byteCount = 0;
  try {
    const counted = countBytes(content, (bytes) => {
      byteCount += bytes;
      if (byteCount > IMPORT_BYTES_MAX) throw new ImportRefusal("too_much");
    });
    const staging = { importId, offerId: started.offer_id, byteCount: () => byteCount };
    const counts = await stageUnits(staging, READERS[started.format](counted));
    await end({ caller, importId, started, counts, byteCount });
  } catch (error) {
    const refusal = error instanceof ImportRefusal ? error : null;
    await query({ text: FAIL, values: [importId, refusal?.fault ?? "interrupted"] });
    throw refusal ? translate(refusal) : error;
  }
}

async function start(importId: string): Promise<Started> {
  const [started] = await query<Started>({ text: START, values: [importId] });
  if (started) return started;
  const [found] = await query({ text: FIND, values: [importId] });
  throw new AppError(found ? "ALREADY_DONE" : "NOT_FOUND");
}

async function* countBytes(content: Content, count: (bytes: number) => void): Content {
  for await (const chunk of content) {
    count(chunk.byteLength);
    yield chunk;
  }
}

async function end(read: {
  caller: Caller;
  importId: string;
  started: Started;
  counts: Record<LineStatus, number>;
  byteCount: number;
}): Promise<void> {
  const { caller, importId, started, counts, byteCount } = read;
  await transaction(async (tx) => {
    const values = [importId, JSON.stringify(counts), byteCount];
    const [ended] = await tx.query({ text: END, values });
    if (!ended) throw new AppError("ALREADY_DONE");
    await recordAct(tx, {
      ...signature(caller),
      act: "import.read",
      subject: importId,
      after: { ...started, byte_count: byteCount, counts },
    });
  });
}

function translate(cause: ImportRefusal): AppError {
  if (cause.fault === "too_much") return new AppError("BODY_TOO_LARGE", { cause });
  return refusal("MALFORMED", { content: [IMPORT_FAULTS_EN[cause.fault]] }, cause);
}
