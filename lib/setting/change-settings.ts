import { createHash } from "node:crypto";
import { recordAct } from "@/lib/audit/record-act";
import { query, type Transaction, transaction } from "@/lib/db";
import { EnvError, mergeEnv, ownEnv, readVariable, writeVariable } from "@/lib/env";
import { AppError, refusal } from "@/lib/errors";
import { type Money, requireMoney } from "@/lib/money";
import { askConfirmation } from "@/lib/staff/ask-confirmation";
import type { DangerousAct } from "@/lib/staff/digest-act";
import { type Caller, signature } from "@/lib/staff/rules";
import { useConfirmation } from "@/lib/staff/use-confirmation";
import { describeAct } from "@/lib/text/chat-text";
import { loadSettings } from "./load-settings";
import { readOverrides } from "./read-overrides";
import { isVariable, type SettingName } from "./rules";
import { legalText, type SettingChange } from "./schema";

type Row = { name: SettingName; value: string; changed_at: Date };
type Values = Partial<Record<SettingName, string | null>>;
type Difference = { readonly before: Values; readonly after: Values };

type Change = {
  readonly caller: Caller;
  readonly changes: readonly SettingChange[];
  readonly confirmationId?: string | undefined;
};

const LIMIT = "CONFIRM_MONEY_ABOVE";

// The table is small and seldom written: whoever changes it has it alone, since one setting may bound another.
const LOCK = "LOCK TABLE setting IN SHARE ROW EXCLUSIVE MODE";
const HOLD = "SELECT name, value #>> '{}' AS value, changed_at FROM setting";
const SAVE = `
INSERT INTO setting (name, value, changed_by, changed_at)
SELECT name, to_jsonb(value), $3, date_trunc('milliseconds', clock_timestamp()) FROM unnest($1::text[], $2::text[]) AS c (name, value)
ON CONFLICT (name) DO UPDATE SET value = EXCLUDED.value, changed_by = EXCLUDED.changed_by,
   changed_at = greatest(EXCLUDED.changed_at, setting.changed_at + interval '1 millisecond')`;

/**
 * Saves settings together, or takes them back: all of them, or none. They count at once in this process, and in every other as soon as it
 * hears of it. Each change names when its setting was changed last, as its author saw it. What would let more money be moved by hand without
 * a confirmation is confirmed as such money is: else the limit would be none for whoever may set it.
 * @throws AppError MALFORMED (with `errors` per setting), CHANGED_MEANWHILE, ALREADY_DONE (all of it is so already), NOT_CONFIRMED
 */
export async function changeSettings({ caller, changes, confirmationId }: Change): Promise<void> {
  const wanted = readValues(changes);
  const asked = findRaise(compare(await query<Row>({ text: HOLD }), changes, wanted), changes);
  if (asked && confirmationId === undefined) return askConfirmation(caller, asked);
  await transaction(async (tx) => {
    await tx.query({ text: LOCK });
    const { before, after } = compare(await tx.query<Row>({ text: HOLD }), changes, wanted);
    const dangerous = findRaise({ before, after }, changes);
    if (dangerous) await confirm({ caller, dangerous, confirmationId })(tx);
    await save(tx, after, caller);
    const act = { act: "setting.change", subject: "settings" };
    await recordAct(tx, {
      ...{ ...signature(caller), ...act },
      ...{ before: forTheLog(before), after: forTheLog(after) },
    });
  });
  await loadSettings();
}

/** What changes, if nobody has changed it meanwhile and it goes together with everything else. */
function compare(
  rows: readonly Row[],
  changes: readonly SettingChange[],
  wanted: Values,
): Difference {
  const known = new Map(rows.map((row) => [row.name, row]));
  for (const { name, changed_at: seen } of changes)
    if ((known.get(name)?.changed_at.toISOString() ?? null) !== (seen && toIso(seen)))
      throw new AppError("CHANGED_MEANWHILE", { details: { name } });
  const before: Values = {};
  const after: Values = {};
  for (const { name } of changes) {
    const [was, will] = [known.get(name)?.value ?? null, wanted[name] ?? null];
    if (was !== will) [before[name], after[name]] = [was, will];
  }
  if (Object.keys(after).length === 0) throw new AppError("ALREADY_DONE");
  requireTogether(rows, after);
  return { before, after };
}

/** The question to ask where a change raises the limit above which money by hand is confirmed; null where it does not. */
function findRaise(
  { before, after }: Difference,
  changes: readonly SettingChange[],
): DangerousAct | null {
  const [from, to] = [limitOf(before[LIMIT]), limitOf(after[LIMIT])];
  if (!(LIMIT in after) || to.amount <= from.amount) return null;
  const seen = changes.find(({ name }) => name === LIMIT)?.changed_at ?? null;
  const parameters = { name: LIMIT, value: after[LIMIT] ?? null, changed_at: seen && toIso(seen) };
  const said = describeAct((words) => words.raiseLimit({ from, to }));
  return { act: "setting.change", parameters, ...said, isForTwo: true };
}

function confirm({
  confirmationId = "",
  ...act
}: Omit<Change, "changes"> & { dangerous: DangerousAct }): (tx: Transaction) => Promise<void> {
  return (tx) => useConfirmation(tx, { ...act, confirmationId });
}

function limitOf(value: string | null | undefined): Money {
  return requireMoney(value ?? ownEnv()[LIMIT], ownEnv().SHOP_CURRENCY);
}

function toIso(time: string): string {
  return new Date(time).toISOString();
}

/** Each value as it is kept: read by the schema of its variable and written again, so that one value has one form. */
function readValues(changes: readonly SettingChange[]): Values {
  const values: Values = {};
  const errors: Record<string, string[]> = {};
  for (const { name, value } of changes) {
    try {
      values[name] = value === null ? null : readValue(name, value);
    } catch (error) {
      if (!(error instanceof EnvError)) throw error;
      errors[name] = [error.message];
    }
  }
  if (Object.keys(errors).length > 0) throw refusal("MALFORMED", errors);
  return values;
}

function readValue(name: SettingName, value: string): string {
  if (isVariable(name)) return writeVariable(readVariable(name, value));
  const { data, error } = legalText.safeParse(value);
  if (error) throw new EnvError(error.issues[0]?.message);
  return data;
}

function requireTogether(rows: readonly Row[], after: Values): void {
  const all = new Map<SettingName, string | null>(rows.map(({ name, value }) => [name, value]));
  for (const [name, value] of Object.entries(after)) all.set(name as SettingName, value);
  const { overrides } = readOverrides([...all].map(([name, value]) => ({ name, value })));
  try {
    mergeEnv(ownEnv(), overrides);
  } catch (cause) {
    if (!(cause instanceof EnvError)) throw cause;
    const field = "MIN_DEPOSIT_EUR" in after ? "MIN_DEPOSIT_EUR" : "MAX_DEPOSIT_EUR";
    throw refusal("MALFORMED", { [field]: [cause.message] }, cause);
  }
}

// A text of pages would make the log as long as all its versions: its digest proves which one somebody holds in hand.
function forTheLog(values: Values): Values {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      value === null || isVariable(name as SettingName) ? value : digest(value),
    ]),
  );
}

function digest(text: string): string {
  return `${[...text].length} characters, sha256 ${createHash("sha256").update(text).digest("hex")}`;
}

async function save(tx: Transaction, after: Values, caller: Caller): Promise<void> {
  const set = Object.entries(after).filter(([, value]) => value !== null);
  const gone = Object.keys(after).filter((name) => after[name as SettingName] === null);
  await tx.query({ text: "DELETE FROM setting WHERE name = ANY($1)", values: [gone] });
  const [names, values] = [set.map(([name]) => name), set.map(([, value]) => value)];
  await tx.query({ text: SAVE, values: [names, values, caller.telegramId.toString()] });
}
