import { query } from "@/lib/db";
import { AppError, invariant } from "@/lib/errors";
import { fingerprintOf, type SealedFile, sealUnits } from "@/lib/stock/seal-units";
import { IS_KNOWN } from "@/lib/stock/select-known";
import type { FoundUnit } from "./found-unit";
import { ImportRefusal } from "./import-refusal";
import { LINE_STATUSES, LINES_MAX, type LineFault, type LineStatus } from "./rules";

const LINES_AT_ONCE = 250;
const NOTHING = Buffer.alloc(0);
/** In the place of a faulty line's fingerprint: no unit has it. */
const NO_PRINT = Buffer.alloc(32);
const BYTES_AT_ONCE = 8 * 1024 * 1024;

type Staged = {
  readonly line: number;
  readonly status: LineStatus;
  readonly fault?: LineFault;
  readonly label?: string | undefined;
  readonly sameLine?: number | undefined;
  readonly unitId?: string;
  readonly sealed?: Buffer;
  readonly print?: Buffer;
};

type Known = { place: number; unit_id: string; state: string };

/** Where in the import a fingerprint stands first. The import's own lines are not asked of the database: it does not know yet how many they are. */
type FirstLines = Map<string, number>;

type Staging = {
  readonly importId: string;
  readonly offerId: string;
  /** How many bytes are read so far. */
  readonly byteCount: () => number;
};

// Bytes go end to end in one parameter: as an array each would be written out in hexadecimal, which costs more memory than all the rest.
// One look at the unique index for each (OFFSET 0 keeps it so): stock that has just grown is not yet known to be large, and would be read whole.
const FIND = `
SELECT place, u.id AS unit_id, u.state
  FROM generate_series(0, octet_length($2::bytea) / 32 - 1) AS place
 CROSS JOIN LATERAL (
   SELECT id, state FROM stock_unit WHERE offer_id = $1 AND fingerprint = substring($2 FROM place * 32 + 1 FOR 32) AND ${IS_KNOWN} OFFSET 0) AS u`;

// Only while the import is being read: it may have been given up meanwhile.
const STAGE = `
WITH reading AS (
  UPDATE stock_import SET counts = $2, byte_count = $3 WHERE id = $1 AND state = 'reading' RETURNING id),
lines AS (
  INSERT INTO stock_import_line (import_id, line_number, status, fault, label, same_line, unit_id, sealed_payload, fingerprint)
  SELECT reading.id, l.line, l.status, l.fault, coalesce(l.label, ''), l."sameLine", l."unitId",
         CASE WHEN l.size > 0 THEN substring($5::bytea FROM l.start FOR l.size) END,
         CASE WHEN l.status <> 'faulty' THEN substring($6::bytea FROM l.place * 32 + 1 FOR 32) END
    FROM reading, jsonb_to_recordset($4::jsonb)
      AS l (place int, line int, status import_line_status, fault text, label text, "sameLine" int, "unitId" text, start int, size int)),
files AS (
  INSERT INTO stock_import_file (import_id, id, unit_id, name, mime_type, size_bytes, content)
  SELECT reading.id, f.* FROM reading, unnest($7::text[], $8::text[], $9::text[], $10::text[], $11::int[], $12::bytea[]) AS f)
SELECT id FROM reading`;

/**
 * Compares units with the stock of their offer and with the lines before them, and puts them aside, new ones sealed under the ids they will
 * have. A few hundred at once, so that memory stays small and others get their turn. Returns how many lines there are of each status.
 * @throws ImportRefusal no_units, too_many_lines · AppError ALREADY_DONE (given up meanwhile)
 */
export async function stageUnits(
  staging: Staging,
  found: AsyncIterable<readonly FoundUnit[]>,
): Promise<Record<LineStatus, number>> {
  const counts = Object.fromEntries(LINE_STATUSES.map((status) => [status, 0]));
  const firstLines: FirstLines = new Map();
  for await (const units of inPortions(found)) {
    const portion = await compare(staging, units, firstLines);
    await stagePortion(staging, portion, counts);
    for (const done of [units, portion.staged, portion.files]) letGo(done);
  }
  if (Object.values(counts).every((count) => count === 0)) throw new ImportRefusal("no_units");
  return counts as Record<LineStatus, number>;
}

async function* inPortions(
  found: AsyncIterable<readonly FoundUnit[]>,
): AsyncGenerator<FoundUnit[]> {
  let portion: FoundUnit[] = [];
  let bytes = 0;
  let total = 0;
  for await (const units of found) {
    total += units.length;
    if (total > LINES_MAX) throw new ImportRefusal("too_many_lines");
    for (const unit of units) {
      portion.push(unit);
      bytes += bytesOf(unit);
      if (portion.length < LINES_AT_ONCE && bytes < BYTES_AT_ONCE) continue;
      yield portion;
      [portion, bytes] = [[], 0];
    }
  }
  if (portion.length > 0) yield portion;
}

function bytesOf(unit: FoundUnit): number {
  if ("fault" in unit) return 0;
  const { text, files } = unit.content;
  return files.reduce((bytes, file) => bytes + file.content.length, text.length);
}

async function stagePortion(
  staging: Staging,
  { staged, files }: Portion,
  counts: Record<string, number>,
): Promise<void> {
  for (const { status } of staged) counts[status] = (counts[status] ?? 0) + 1;
  let start = 1;
  const lines = staged.map(({ sealed, print: _apart, ...line }, place) => {
    const size = sealed?.length ?? 0;
    start += size;
    return { ...line, place, size, start: start - size };
  });
  const values = [
    staging.importId,
    JSON.stringify(counts),
    staging.byteCount(),
    JSON.stringify(lines),
    Buffer.concat(staged.map(({ sealed }) => sealed ?? NOTHING)),
    Buffer.concat(staged.map(({ print }) => print ?? NO_PRINT)),
    files.map(({ id }) => id),
    files.map(({ unitId }) => unitId),
    files.map(({ name }) => name),
    files.map(({ mime_type }) => mime_type),
    files.map(({ size_bytes }) => size_bytes),
    files.map(({ content }) => content),
  ];
  const [reading] = await query({ name: "stage_units", text: STAGE, values });
  letGo(values);
  if (!reading) throw new AppError("ALREADY_DONE");
}

type StagedFile = SealedFile & { readonly unitId: string };

type Portion = { readonly staged: Staged[]; readonly files: StagedFile[] };

async function compare(
  { offerId }: Staging,
  units: readonly FoundUnit[],
  firstLines: FirstLines,
): Promise<Portion> {
  const prints = units.map((unit) => ("fault" in unit ? null : fingerprintOf(unit.content)));
  const values = [offerId, Buffer.concat(prints.map((print) => print ?? NO_PRINT))];
  const rows = await query<Known>({ text: FIND, values }); // planned each time: stock grows by leaps
  letGo(values);
  const known = new Map(rows.map((row) => [row.place, row]));
  const files: StagedFile[] = [];
  const staged = units.map((unit, at): Staged => {
    const { line, label } = unit;
    const print = prints[at];
    if ("fault" in unit) return { line, label, status: "faulty", fault: unit.fault };
    invariant(print, "a unit has no fingerprint");
    const there = known.get(at);
    if (there)
      return { line, label, print, unitId: there.unit_id, status: duplicateOf(there.state) };
    const mark = print.toString("latin1", 0, 16);
    const sameLine = firstLines.get(mark);
    if (sameLine) return { line, label, print, sameLine, status: "duplicate_here" };
    firstLines.set(mark, line);
    const { id, sealedPayload: sealed, files: own } = sealOne(unit.content);
    for (const file of own) files.push({ ...file, unitId: id });
    return { line, label, print, sealed, unitId: id, status: "new" };
  });
  known.clear();
  for (const done of [prints, rows]) letGo(done);
  return { staged, files };
}

/**
 * Empties a list that is done with. What has led to it, as the client's record of a statement, may outlive many quick collections of garbage,
 * and would keep its thousands of small buffers for as long: measured, up to half of what an import's memory may grow by.
 */
function letGo(list: unknown[]): void {
  list.length = 0;
}

/** Each unit with files of its own, so that they can go with it. */
function sealOne(content: Parameters<typeof fingerprintOf>[0]) {
  const { units, files } = sealUnits([content], "stockUnit");
  const [unit] = units;
  invariant(unit, "a unit was not sealed");
  return { ...unit, files };
}

function duplicateOf(state: string): LineStatus {
  if (state === "sold") return "duplicate_sold";
  return state === "void" ? "duplicate_void" : "duplicate_unsold";
}
