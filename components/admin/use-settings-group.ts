import { useState } from "react";
import type { SettingName, SettingView } from "@/lib/setting/rules";
import { ADMIN_SETTINGS_EN as words } from "@/lib/text/admin-settings-en";
import { AdminProblem, callAdmin } from "./api";
import { changesOf, type Draft, shownValue, withChange } from "./settings-draft";
import { useConfirmedAct } from "./use-confirmed-act";

type Answer = { readonly items: readonly SettingView[] };

export type Group = {
  readonly items: readonly SettingView[];
  /** What the doors answered about every setting. */
  readonly onNews: (items: readonly SettingView[]) => void;
  readonly onUnsaved: (isUnsaved: boolean) => void;
};

const PATH = "/api/admin/settings";

/**
 * Settings that are changed and saved together; the chat may have to confirm it. After a refusal everything typed stays, above what counts
 * meanwhile. What is refused about a setting that is not among the `shown` ones is told for the whole group.
 */
export function useSettingsGroup(
  id: keyof typeof words.groups,
  group: Group,
  shown: readonly SettingView[] = group.items,
) {
  const [draft, setDraft] = useState<Draft>({});
  const [said, setSaid] = useState("");
  const { stage, run, forget } = useConfirmedAct(() => {
    put({});
    setSaid(words.saved(words.groups[id].title));
  });
  const error = stage.kind === "failed" ? stage.error : null;
  const fields = error instanceof AdminProblem ? error.fields : {};

  function put(next: Draft): void {
    setDraft(next);
    setSaid("");
    forget();
    group.onUnsaved(Object.keys(next).length > 0);
  }

  const save = () =>
    run((confirmation_id) => send({ ...changesOf(draft, group.items), confirmation_id }));

  async function send(body: object): Promise<void> {
    try {
      const { items } = await callAdmin<Answer>(PATH, { method: "PUT", body });
      group.onNews(items);
    } catch (problem) {
      if (problem instanceof AdminProblem && problem.code === "CHANGED_MEANWHILE")
        await callAdmin<Answer>(PATH).then(
          ({ items }) => group.onNews(items),
          () => undefined, // the next save says so again
        );
      throw problem;
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
      isBusy: stage.kind === "busy",
      confirm: { stage, onForget: forget },
      said,
      error: isFieldError ? null : error,
      onSave: save,
      onDiscard: () => put({}),
    },
  };
}
