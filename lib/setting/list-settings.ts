import { query } from "@/lib/db";
import { ownEnv, writeVariable } from "@/lib/env";
import { readOverrides } from "./read-overrides";
import { isVariable, SETTING_NAMES, SETTINGS, type SettingName, type SettingView } from "./rules";

type Row = { name: SettingName; value: string; changed_at: Date; changed_by_name: string };

const LIST = `
SELECT t.name, t.value #>> '{}' AS value, t.changed_at,
       coalesce(s.name, nullif(p.first_name, ''), t.changed_by::text) AS changed_by_name
  FROM setting t
  LEFT JOIN staff s ON s.telegram_id = t.changed_by
  LEFT JOIN shopper p ON p.telegram_id = t.changed_by`;

/** Every setting, as the database has it now: what counts, and what would without it. */
export async function listSettings(): Promise<{ items: SettingView[] }> {
  const stored = await query<Row>({ text: LIST });
  const { faults } = readOverrides(stored);
  const rows = new Map(stored.map((row) => [row.name, row]));
  const items = SETTING_NAMES.map((name) => {
    const row = rows.get(name);
    const own = isVariable(name) ? writeVariable(ownEnv()[name]) : null;
    return {
      name,
      ...SETTINGS[name],
      value: (faults[name] ? null : row?.value) ?? own ?? "",
      default: own,
      changed_at: row?.changed_at.toISOString() ?? null,
      changed_by_name: row?.changed_by_name ?? null,
    };
  });
  return { items };
}
