/** SQL text: the state of product `p`, of the two columns that hold it. */
export const STATE =
  "CASE WHEN p.archived_at IS NOT NULL THEN 'archived' WHEN p.is_active THEN 'active' ELSE 'inactive' END";
