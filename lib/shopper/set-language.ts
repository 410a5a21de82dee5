import { query } from "@/lib/db";
import { AppError } from "@/lib/errors";
import type { Language } from "./rules";

/** Remembers the language a shopper chose; repeatable. @throws AppError NOT_FOUND */
export async function setLanguage({
  shopperId,
  language,
}: {
  shopperId: string;
  language: Language;
}): Promise<void> {
  const rows = await query({
    name: "set_language",
    text: "UPDATE shopper SET language = $2 WHERE id = $1 RETURNING id",
    values: [shopperId, language],
  });
  if (rows.length === 0) throw new AppError("NOT_FOUND");
}
