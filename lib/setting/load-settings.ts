import { query } from "@/lib/db";
import { EnvError, overrideEnv } from "@/lib/env";
import { log } from "@/lib/log";
import { readOverrides } from "./read-overrides";
import { isVariable, SETTING_NAMES } from "./rules";

const LOAD = "SELECT name, value #>> '{}' AS value FROM setting WHERE name = ANY($1)";

/**
 * Puts what the owner has set over this process's variables. What can no longer be read, or no longer goes together with a variable that
 * was changed since, is left out with a warning: a shop runs on what its operator gave it rather than not at all.
 */
export async function loadSettings(): Promise<void> {
  const values = [SETTING_NAMES.filter(isVariable)];
  const rows = await query<{ name: string; value: string }>({ text: LOAD, values });
  const { overrides, faults } = readOverrides(rows);
  for (const [setting, reason] of Object.entries(faults)) warnOf(setting, reason);
  try {
    overrideEnv(overrides);
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    warnOf("MIN_DEPOSIT_EUR, MAX_DEPOSIT_EUR", error.message);
    const { MIN_DEPOSIT_EUR: _least, MAX_DEPOSIT_EUR: _most, ...rest } = overrides;
    overrideEnv(rest);
  }
}

function warnOf(setting: string, reason: string): void {
  log().warn({ setting, reason }, "a setting does not count");
}
