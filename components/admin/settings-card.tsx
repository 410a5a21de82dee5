import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { ADMIN_SETTINGS_EN as words } from "@/lib/text/admin-settings-en";
import { ConfirmInChat, confirmTitle, Refused } from "./confirm-in-chat";
import type { ActStage } from "./use-confirmed-act";

type Props = {
  id: keyof typeof words.groups;
  isUnsaved: boolean;
  isBusy: boolean;
  /** Of settings whose saving the chat may have to confirm: how that stands. */
  confirm?: { readonly stage: ActStage; readonly onForget: () => void };
  /** What became of the last save: a sentence, or a refusal that belongs to no field. */
  said: string;
  error: unknown;
  onSave: () => void;
  onDiscard: () => void;
  children: ReactNode;
};

/** While something is asked in the chat, and when that came to nothing. */
const ASKED = new Set<ActStage["kind"]>(["waiting", "waiting_second", "refused", "expired"]);

/** Settings that are saved together, below their name, with the buttons that save them as long as something is unsaved. */
export function SettingsCard(props: Props) {
  const { id, isUnsaved, isBusy, confirm, said, error, onSave, onDiscard, children } = props;
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
      {confirm && ASKED.has(confirm.stage.kind) ? (
        <Dialog title={confirmTitle(confirm.stage, title)} onClose={confirm.onForget}>
          <ConfirmInChat stage={confirm.stage} onAgain={onSave} onClose={confirm.onForget}>
            {null}
          </ConfirmInChat>
        </Dialog>
      ) : null}
    </section>
  );
}
