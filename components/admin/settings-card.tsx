import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { ADMIN_SETTINGS_EN as words } from "@/lib/text/admin-settings-en";
import { Refused } from "./confirm-in-chat";

type Props = {
  id: keyof typeof words.groups;
  isUnsaved: boolean;
  isBusy: boolean;
  /** What became of the last save: a sentence, or a refusal that belongs to no field. */
  said: string;
  error: unknown;
  onSave: () => void;
  onDiscard: () => void;
  children: ReactNode;
};

/** Settings that are saved together, below their name, with the buttons that save them as long as something is unsaved. */
export function SettingsCard(props: Props) {
  const { id, isUnsaved, isBusy, said, error, onSave, onDiscard, children } = props;
  const { title, intro } = words.groups[id];
  return (
    <section id={id} aria-labelledby={`${id}-title`} className="scroll-mt-16 lg:scroll-mt-4">
      <h2 id={`${id}-title`} className="text-xl font-semibold">
        {title}
      </h2>
      <p className="max-w-prose pt-0.5 pb-3 text-sm text-muted text-pretty">{intro}</p>
      <form
        noValidate
        className="rounded-2xl bg-surface p-4"
        onSubmit={(event) => {
          event.preventDefault();
          if (isUnsaved) onSave();
        }}
      >
        {children}
        {error ? <Refused error={error} /> : null}
        <p role="status" className={said ? "rise mt-4 rounded-xl bg-tint px-4 py-3" : "sr-only"}>
          {said}
        </p>
        {isUnsaved ? (
          <div className="rise mt-5 flex flex-wrap items-center justify-end gap-2 border-t border-line pt-4">
            <p className="mr-auto text-sm font-medium text-warn">{words.unsaved}</p>
            <Button look="tinted" disabled={isBusy} onClick={onDiscard}>
              {words.discard}
            </Button>
            <Button type="submit" isBusy={isBusy}>
              {words.save}
            </Button>
          </div>
        ) : null}
      </form>
    </section>
  );
}
