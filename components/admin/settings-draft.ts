import type { SettingName, SettingView } from "@/lib/setting/rules";

/** What was changed and not saved, by setting; null is the default again. */
export type Draft = Readonly<Partial<Record<SettingName, string | null>>>;

/** What a field shows: what was typed, else what counts. */
export function shownValue(item: SettingView, draft: Draft): string {
  const typed = draft[item.name];
  if (typed === undefined) return item.value;
  return typed ?? item.default ?? "";
}

/**
 * The draft with one more change. A change back to what counts is none; an emptied text is the built-in one again, since a text cannot be
 * empty.
 */
export function withChange(draft: Draft, item: SettingView, typed: string | null): Draft {
  const { [item.name]: _, ...rest } = draft;
  const isBuiltIn = item.kind === "text" && typed?.trim() === "";
  const wanted = isBuiltIn ? null : typed;
  const isSame = wanted === null ? item.changed_at === null : wanted === item.value;
  return isSame ? rest : { ...rest, [item.name]: wanted };
}

/** The body that saves a draft. */
export function changesOf(draft: Draft, items: readonly SettingView[]) {
  const changes = items.flatMap(({ name, changed_at }) =>
    draft[name] === undefined ? [] : [{ name, value: draft[name], changed_at }],
  );
  return { changes };
}
