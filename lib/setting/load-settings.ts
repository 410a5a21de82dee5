import { query } from "@/lib/db";
import { type Env, EnvError, overrideEnv, readVariable } from "@/lib/env";
import { log } from "@/lib/log";
import { VARIABLE_SETTINGS, type VariableSetting } from "./rules";

type Row = { name: VariableSetting; value: unknown };

const LOAD = "SELECT name, value FROM setting WHERE name = ANY($1)";

/**
 * Puts what the owner has set over this process's variables. What can no longer be read, or no longer goes together with a variable that
 * was changed since, is left out with a warning: a shop runs on what its operator gave it rather than not at all.
 */
export async function loadSettings(): Promise<void> {
  const rows = await query<Row>({ text: LOAD, values: [VARIABLE_SETTINGS] });
  const overrides: Partial<Env> = {};
  for (const { name, value } of rows) {
    try {
      Object.assign(overrides, { [name]: readVariable(name, String(value)) });
    } catch (error) {
      warnOf(name, error);
    }
  }
  try {
    overrideEnv(overrides);
  } catch (error) {
    warnOf("MIN_DEPOSIT_EUR, MAX_DEPOSIT_EUR", error);
    const { MIN_DEPOSIT_EUR: _least, MAX_DEPOSIT_EUR: _most, ...rest } = overrides;
    overrideEnv(rest);
  }
}

function warnOf(setting: string, error: unknown): void {
  if (!(error instanceof EnvError)) throw error;
  log().warn({ setting, reason: error.message }, "a setting does not count");
}
