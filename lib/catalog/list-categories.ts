import { query } from "@/lib/db";
import type { CategoryItem } from "./rules";
import { CATEGORY_TRANSLATIONS } from "./select-translation";

const LIST = `
SELECT c.id, c.slug, c.title, c.version, ${CATEGORY_TRANSLATIONS} AS translations,
        (SELECT count(*) FROM product p WHERE p.category_id = c.id)::int AS products
  FROM category c ORDER BY c.position, c.id`;

/** Every category in the shop's order, for those who run it. There are few, so there are no pages. */
export async function listCategories(): Promise<{ items: CategoryItem[] }> {
  return { items: await query<CategoryItem>({ name: "list_categories", text: LIST }) };
}
