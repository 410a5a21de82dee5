import { query } from "@/lib/db";

const TABLES =
  "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relnamespace = 'public'::regnamespace AND relname <> 'rate_limit' ORDER BY 1";

/** How many rows every table has (counters of the rate limits apart), to show that a refused call changed nothing. */
export async function countRows(): Promise<Record<string, number>> {
  const tables = await query<{ name: string }>({ text: TABLES });
  const counts = tables.map(
    ({ name }) => `SELECT '${name}' AS name, count(*)::int AS rows FROM "${name}"`,
  );
  const rows = await query<{ name: string; rows: number }>({ text: counts.join(" UNION ALL ") });
  return Object.fromEntries(rows.map((row) => [row.name, row.rows]));
}
