import { type Env, EnvError, readVariable } from "@/lib/env";
import { isSetting, isVariable } from "./rules";

type Read = { readonly overrides: Partial<Env>; readonly faults: Record<string, string> };

/** What stored settings put over the variables, and which of them can no longer be read, with the reason. Texts are no variables. */
export function readOverrides(rows: readonly { name: string; value: string | null }[]): Read {
  const overrides: Partial<Env> = {};
  const faults: Record<string, string> = {};
  for (const { name, value } of rows) {
    if (value === null || !isSetting(name) || !isVariable(name)) continue;
    try {
      Object.assign(overrides, { [name]: readVariable(name, value) });
    } catch (error) {
      if (!(error instanceof EnvError)) throw error;
      faults[name] = error.message;
    }
  }
  return { overrides, faults };
}
