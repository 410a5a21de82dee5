import type { Transaction } from "@/lib/db";
import type { NameTranslation, TitleTranslation } from "./rules";

type Written =
  | { readonly categoryId: string; readonly translations: readonly TitleTranslation[] }
  | { readonly locationId: string; readonly translations: readonly NameTranslation[] };

const CATEGORY = `
WITH wanted AS (SELECT * FROM jsonb_to_recordset($2::jsonb) AS t (language text, title text)),
     gone AS (DELETE FROM category_translation WHERE category_id = $1 AND language NOT IN (SELECT language FROM wanted))
INSERT INTO category_translation (category_id, language, title) SELECT $1, language, title FROM wanted
ON CONFLICT (category_id, language) DO UPDATE SET title = excluded.title`;
const LOCATION = `
WITH wanted AS (SELECT * FROM jsonb_to_recordset($2::jsonb) AS t (language text, name text)),
     gone AS (DELETE FROM location_translation WHERE location_id = $1 AND language NOT IN (SELECT language FROM wanted))
INSERT INTO location_translation (location_id, language, name) SELECT $1, language, name FROM wanted
ON CONFLICT (location_id, language) DO UPDATE SET name = excluded.name`;

/** Makes these the translations of a category's title or a place's name: no others stay. */
export async function writeNames(tx: Transaction, written: Written): Promise<void> {
  const translations = JSON.stringify(written.translations);
  await ("categoryId" in written
    ? tx.query({ text: CATEGORY, values: [written.categoryId, translations] })
    : tx.query({ text: LOCATION, values: [written.locationId, translations] }));
}
