import { query, transaction } from "@/lib/db";
import { AppError, refusal } from "@/lib/errors";
import { newId } from "@/lib/id";
import type { Caller } from "@/lib/staff/rules";
import type { ImportFormat } from "./rules";

const FIND = "SELECT is_unlimited FROM offer WHERE id = $1";
const GIVE_UP = "DELETE FROM stock_import WHERE created_by = $1 AND state <> 'committed'";
const OPEN = `
INSERT INTO stock_import (id, offer_id, created_by, format, source_name) VALUES ($1, $2, $3, $4, $5)`;

type Opening = {
  readonly caller: Caller;
  readonly offerId: string;
  readonly format: ImportFormat;
  readonly sourceName: string;
};

/**
 * Begins an import for an offer whose units are counted; what the caller began before and did not commit is given up, so that everybody has one at
 * a time. Returns its id. @throws AppError NOT_FOUND (offer), MALFORMED (`offer_id`: an unlimited offer has no units)
 */
export async function openImport({
  caller,
  offerId,
  format,
  sourceName,
}: Opening): Promise<string> {
  const [offer] = await query<{ is_unlimited: boolean }>({ text: FIND, values: [offerId] });
  if (!offer) throw new AppError("NOT_FOUND");
  if (offer.is_unlimited) {
    throw refusal("MALFORMED", { offer_id: ["sells the same to everybody and has no units"] });
  }
  const id = newId("stockImport");
  const creator = caller.telegramId.toString();
  await transaction(async (tx) => {
    await tx.query({ text: GIVE_UP, values: [creator] });
    await tx.query({ text: OPEN, values: [id, offerId, creator, format, sourceName] });
  });
  return id;
}
