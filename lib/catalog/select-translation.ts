/** SQL text: a text of product `p` in the language that is bound at `place`; as it was first written where that is not translated. */
export function translated(column: "title" | "description", place: string): string {
  return `coalesce((SELECT nullif(t.${column}, '') FROM product_translation t WHERE t.product_id = p.id AND t.language = ${place}), p.${column})`;
}

/** SQL text: the title of category `c` in the language that is bound at `place`, or as it was first written. */
export function translatedTitle(place: string): string {
  return `coalesce((SELECT t.title FROM category_translation t WHERE t.category_id = c.id AND t.language = ${place}), c.title)`;
}

/** SQL text: the name of a location (`l`, or by another alias) in the language that is bound at `place`, or as it was first written. */
export function translatedName(place: string, alias = "l"): string {
  return `coalesce((SELECT t.name FROM location_translation t WHERE t.location_id = ${alias}.id AND t.language = ${place}), ${alias}.name)`;
}

/** SQL text: all translations of product `p`. */
export const PRODUCT_TRANSLATIONS = `(SELECT coalesce(json_agg(json_build_object('language', t.language, 'title', t.title, 'description', t.description) ORDER BY t.language), '[]')
    FROM product_translation t WHERE t.product_id = p.id)`;

/** SQL text: all translations of category `c`. */
export const CATEGORY_TRANSLATIONS = `(SELECT coalesce(json_agg(json_build_object('language', t.language, 'title', t.title) ORDER BY t.language), '[]')
    FROM category_translation t WHERE t.category_id = c.id)`;

/** SQL text: all translations of location `l`. */
export const LOCATION_TRANSLATIONS = `(SELECT coalesce(json_agg(json_build_object('language', t.language, 'name', t.name) ORDER BY t.language), '[]')
    FROM location_translation t WHERE t.location_id = l.id)`;
