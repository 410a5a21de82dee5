import type { Transaction } from "@/lib/db";
import type { UnitContent } from "./rules";
import { fingerprintOf, type SealedFile, type SealedUnit, sealUnits } from "./seal-units";
import { IS_KNOWN } from "./select-known";

const FIND = `SELECT fingerprint FROM stock_unit WHERE offer_id = $1 AND fingerprint = ANY ($2::bytea[]) AND ${IS_KNOWN}`;

// Files are kept only for units that were really added: another process may be adding the same ones.
const ADD = `
WITH added AS (
  INSERT INTO stock_unit (id, offer_id, sealed_payload, fingerprint)
  SELECT u.id, $1, u.sealed_payload, u.fingerprint FROM unnest($2::text[], $3::bytea[], $4::bytea[]) AS u (id, sealed_payload, fingerprint)
  ON CONFLICT (offer_id, fingerprint) WHERE ${IS_KNOWN} DO NOTHING RETURNING id),
kept AS (
  INSERT INTO sealed_file (id, name, mime_type, size_bytes, content)
  SELECT f.id, f.name, f.mime_type, f.size_bytes, f.content
    FROM unnest($5::text[], $6::text[], $7::text[], $8::int[], $9::bytea[]) AS f (id, name, mime_type, size_bytes, content)
   WHERE f.id IN (
     SELECT r.file_id FROM unnest($10::text[], $11::text[]) AS r (unit_id, file_id) JOIN added a ON a.id = r.unit_id))
SELECT count(*)::int AS added FROM added`;

/** Puts units on sale, sealed, leaving out what the offer knows, as a step of somebody else's database transaction. Returns how many are new. */
export async function insertUnits(
  tx: Transaction,
  { offerId, units }: { offerId: string; units: readonly UnitContent[] },
): Promise<number> {
  const prints = units.map(fingerprintOf);
  const known = await tx.query<{ fingerprint: Buffer }>({ text: FIND, values: [offerId, prints] });
  const knownPrints = new Set(known.map((row) => row.fingerprint.toString("hex")));
  const fresh = units.filter((_, at) => !knownPrints.has(prints[at]?.toString("hex") ?? ""));
  if (fresh.length === 0) return 0;
  const sealed = sealUnits(fresh, "stockUnit");
  const [row] = await tx.query<{ added: number }>({
    text: ADD,
    values: columnsOf(offerId, sealed.units, sealed.files),
  });
  return row?.added ?? 0;
}

function columnsOf(offerId: string, units: SealedUnit[], files: SealedFile[]): unknown[] {
  const references = units.flatMap((unit) =>
    unit.fileIds.map((fileId) => ({ unitId: unit.id, fileId })),
  );
  return [
    offerId,
    units.map((unit) => unit.id),
    units.map((unit) => unit.sealedPayload),
    units.map((unit) => unit.fingerprint),
    files.map((file) => file.id),
    files.map((file) => file.name),
    files.map((file) => file.mime_type),
    files.map((file) => file.size_bytes),
    files.map((file) => file.content),
    references.map((reference) => reference.unitId),
    references.map((reference) => reference.fileId),
  ];
}
