import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { CATALOG_EN } from "@/lib/text/admin-catalog-en";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { Refused } from "./confirm-in-chat";
import type { useAct } from "./use-act";

type Props = {
  title: string;
  isNew: boolean;
  /** The saving: under way, refused, or what it was refused with forgotten as soon as something else is typed. */
  saving: Pick<ReturnType<typeof useAct>, "isBusy" | "error" | "forget">;
  onSave: () => void;
  onClose: () => void;
  children: ReactNode;
};

/** Asks for what a new thing of the catalogue is to be, or changes one. */
export function CatalogDialog({ title, isNew, saving, onSave, onClose, children }: Props) {
  const { isBusy, error, forget } = saving;
  return (
    <Dialog title={title} onClose={onClose}>
      <form
        noValidate
        className="space-y-4 pt-4"
        onChange={forget}
        onSubmit={(event) => {
          event.preventDefault();
          onSave();
        }}
      >
        {children}
        {error ? <Refused error={error} /> : null}
        <div className="grid grid-cols-2 gap-2">
          <Button look="tinted" onClick={onClose}>
            {ADMIN_EN.common.cancel}
          </Button>
          <Button type="submit" isBusy={isBusy}>
            {isNew ? CATALOG_EN.create : CATALOG_EN.save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
