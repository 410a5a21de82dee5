/**
 * SQL text: whether a row of `stock_unit` stands in the way of the same content coming anew, as all do but those that were never sold and are void
 * because their last day of sale is over. Word for word the predicate of the unique index, so that PostgreSQL finds it.
 */
export const IS_KNOWN =
  "(state <> 'void' OR sold_at IS NOT NULL OR coalesce(voided_at < sellable_until, true))";
