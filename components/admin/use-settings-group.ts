import { useState } from "react";
import type { SettingName, SettingView } from "@/lib/setting/rules";
import { ADMIN_SETTINGS_EN as words } from "@/lib/text/admin-settings-en";
import { AdminProblem, callAdmin } from "./api";
import { changesOf, type Draft, shownValue, withChange } from "./settings-draft";

type Answer = { readonly items: readonly SettingView[] };

export type Group = {
  readonly items: readonly SettingView[];
  /** What the doors answered about every setting. */
  readonly onNews: (items: readonly SettingView[]) => void;
  readonly onUnsaved: (isUnsaved: boolean) => void;
};

const PATH = "/api/admin/settings";

/**
 * Settings that are changed and saved together. After a refusal everything typed stays, above what counts meanwhile. What is refused about
 * a setting that is not among the `shown` ones is told for the whole group.
 */
export function useSettingsGroup(
  id: keyof typeof words.groups,
  group: Group,
  shown: readonly SettingView[] = group.items,
) {
  const [draft, setDraft] = useState<Draft>({});
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const [said, setSaid] = useState("");
  const fields = error instanceof AdminProblem ? error.fields : {};

  function put(next: Draft): void {
    setDraft(next);
    setSaid("");
    setError(null);
    group.onUnsaved(Object.keys(next).length > 0);
  }

  async function save(): Promise<void> {
    setBusy(true);
    setError(null);
    try {
      const body = changesOf(draft, group.items);
      const { items } = await callAdmin<Answer>(PATH, { method: "PUT", body });
      group.onNews(items);
      put({});
      setSaid(words.saved(words.groups[id].title));
    } catch (problem) {
      setError(problem);
      if (problem instanceof AdminProblem && problem.code === "CHANGED_MEANWHILE")
        await callAdmin<Answer>(PATH).then(
          ({ items }) => group.onNews(items),
          () => undefined, // the next save says so again
        );
    } finally {
      setBusy(false);
    }
  }

  const isFieldError = shown.some(({ name }) => fields[name]);
  return {
    valueFor: (item: SettingView) => shownValue(item, draft),
    errorOf: (name: SettingName) => fields[name],
    change: (item: SettingView, value: string | null) => put(withChange(draft, item, value)),
    card: {
      id,
      isUnsaved: Object.keys(draft).length > 0,
      isBusy,
      said,
      error: isFieldError ? null : error,
      onSave: () => void save(),
      onDiscard: () => put({}),
    },
  };
}
