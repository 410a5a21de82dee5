import type { Transaction } from "@/lib/db";
import type { NameTranslation, TitleTranslation, Translation } from "./rules";

type Written =
  | { readonly productId: string; readonly translations: readonly Translation[] }
  | { readonly categoryId: string; readonly translations: readonly TitleTranslation[] }
  | { readonly locationId: string; readonly translations: readonly NameTranslation[] };

const OF_PRODUCT = statement("product", ["title", "description"]);
const OF_CATEGORY = statement("category", ["title"]);
const OF_LOCATION = statement("location", ["name"]);

/** Makes these the translations of a product, of a category's title or of a place's name: no others stay. */
export async function writeTranslations(tx: Transaction, written: Written): Promise<void> {
  const translations = JSON.stringify(written.translations);
  if ("productId" in written)
    await tx.query({ text: OF_PRODUCT, values: [written.productId, translations] });
  else if ("categoryId" in written)
    await tx.query({ text: OF_CATEGORY, values: [written.categoryId, translations] });
  else await tx.query({ text: OF_LOCATION, values: [written.locationId, translations] });
}

function statement(noun: string, columns: readonly string[]): string {
  const list = columns.join(", ");
  return `
WITH wanted AS (SELECT * FROM jsonb_to_recordset($2::jsonb) AS t (language text, ${columns.map((name) => `${name} text`).join(", ")})),
     gone AS (DELETE FROM ${noun}_translation WHERE ${noun}_id = $1 AND language NOT IN (SELECT language FROM wanted))
INSERT INTO ${noun}_translation (${noun}_id, language, ${list}) SELECT $1, language, ${list} FROM wanted
ON CONFLICT (${noun}_id, language) DO UPDATE SET ${columns.map((name) => `${name} = excluded.${name}`).join(", ")}`;
}
