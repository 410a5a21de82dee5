/** SQL text: a text of product `p` in the language that is bound at `place`; as it was first written where that is not translated. */
export function translated(column: "title" | "description", place: string): string {
  return `coalesce((SELECT nullif(t.${column}, '') FROM product_translation t WHERE t.product_id = p.id AND t.language = ${place}), p.${column})`;
}
