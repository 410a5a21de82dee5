import type { Transaction } from "@/lib/db";
import type { UnitContent } from "./rules";
import { fingerprintOf, sealUnits } from "./seal-units";

const NEWEST =
  "SELECT fingerprint FROM shared_payload WHERE offer_id = $1 ORDER BY version DESC LIMIT 1";

const ADD = `
WITH added AS (
  INSERT INTO shared_payload (id, offer_id, version, sealed_payload, fingerprint)
  SELECT $2, $1, 1 + coalesce((SELECT max(version) FROM shared_payload WHERE offer_id = $1), 0), $3, $4)
INSERT INTO sealed_file (id, name, mime_type, size_bytes, content)
SELECT f.id, f.name, f.mime_type, f.size_bytes, f.content
  FROM unnest($5::text[], $6::text[], $7::text[], $8::int[], $9::bytea[]) AS f (id, name, mime_type, size_bytes, content)`;

/**
 * Gives an unlimited offer the next version of what it delivers, as a step of somebody else's database transaction. Returns whether there is
 * one: not where the newest delivers the same.
 */
export async function insertVersion(
  tx: Transaction,
  { offerId, content }: { offerId: string; content: UnitContent },
): Promise<boolean> {
  const [newest] = await tx.query<{ fingerprint: Buffer }>({ text: NEWEST, values: [offerId] });
  if (newest?.fingerprint.equals(fingerprintOf(content))) return false;
  const { units, files } = sealUnits([content], "sharedPayload");
  const values = [
    offerId,
    units[0]?.id,
    units[0]?.sealedPayload,
    units[0]?.fingerprint,
    files.map((file) => file.id),
    files.map((file) => file.name),
    files.map((file) => file.mime_type),
    files.map((file) => file.size_bytes),
    files.map((file) => file.content),
  ];
  await tx.query({ text: ADD, values });
  return true;
}
