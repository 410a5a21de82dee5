import type { Transaction } from "@/lib/db";
import type { Translation } from "./rules";

const DELETE =
  "DELETE FROM product_translation WHERE product_id = $1 AND language <> ALL ($2::text[])";
const UPSERT = `
INSERT INTO product_translation (product_id, language, title, description)
SELECT $1, language, title, description FROM unnest($2::text[], $3::text[], $4::text[]) AS t (language, title, description)
ON CONFLICT (product_id, language) DO UPDATE SET title = excluded.title, description = excluded.description`;

/** Makes these a product's translations: no others stay. */
export async function writeTranslations(
  tx: Transaction,
  productId: string,
  translations: readonly Translation[],
): Promise<void> {
  const languages = translations.map(({ language }) => language);
  await tx.query({ text: DELETE, values: [productId, languages] });
  if (languages.length === 0) return;
  const titles = translations.map(({ title }) => title);
  const descriptions = translations.map(({ description }) => description);
  await tx.query({ text: UPSERT, values: [productId, languages, titles, descriptions] });
}
