/** SQL text: how a confirmation stands: one that nobody answered or used in time has expired. */
export const CONFIRMATION_STATE =
  "CASE WHEN state IN ('asked', 'half_confirmed', 'confirmed') AND expires_at <= now() THEN 'expired' ELSE state::text END AS state";
