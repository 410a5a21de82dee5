import { query } from "@/lib/db";
import { type LegalText, TEXT_LANGUAGES, type TextLanguage, textSetting } from "./rules";

const FIND = `
SELECT name, value #>> '{}' AS text FROM setting WHERE name = ANY($1) ORDER BY array_position($1, name) LIMIT 1`;

/** What the owner has written, in that language, else in English, else in the first there is; null where they have written nothing. */
export async function findLegalText({
  text,
  language,
}: {
  text: LegalText;
  language: TextLanguage;
}): Promise<{ text: string; language: TextLanguage } | null> {
  const order = [...new Set<TextLanguage>([language, "en", ...TEXT_LANGUAGES])];
  const names = order.map((one) => textSetting(text, one));
  const [row] = await query<{ name: string; text: string }>({
    name: "find_legal_text",
    text: FIND,
    values: [names],
  });
  const found = order.find((one) => textSetting(text, one) === row?.name);
  return row && found ? { text: row.text, language: found } : null;
}
