"use client";

import { type FormEvent, useState } from "react";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { Icon } from "@/components/ui/icon";
import { Picture } from "@/components/ui/picture";
import { TextField } from "@/components/ui/text-field";
import { ALT_LENGTH_MAX, type ProductPicture, sourcesOf } from "@/lib/picture/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { PICTURES_EN } from "@/lib/text/admin-pictures-en";

const words = PICTURES_EN.dialog;

type Props = {
  picture: ProductPicture;
  /** Counted from 1. */
  position: number;
  count: number;
  /** What the last act was refused for. */
  error: string;
  onClose: () => void;
  onMove: (by: -1 | 1) => Promise<unknown>;
  onDescribe: (alt: string) => Promise<boolean>;
  onRemove: () => Promise<unknown>;
};

/** One picture, large: what it shows, its place, and the way to remove it. */
export function PictureDialog({ picture, position, count, error, onClose, ...acts }: Props) {
  const [isRemoving, setRemoving] = useState(false);
  if (isRemoving)
    return (
      <Dialog title={words.removeTitle} onClose={onClose}>
        <Removal picture={picture} onClose={() => setRemoving(false)} onRemove={acts.onRemove} />
      </Dialog>
    );
  return (
    <Dialog title={words.title(position, count)} onClose={onClose}>
      <Preview picture={picture} />
      <div className="grid grid-cols-[1fr_1fr_auto] gap-2 pt-3">
        <Button
          look="tinted"
          className="px-2"
          disabled={position === 1}
          onClick={() => void acts.onMove(-1)}
        >
          <Icon name="chevron" size={18} className="rotate-180 max-sm:hidden" />
          {words.earlier}
        </Button>
        <Button
          look="tinted"
          className="px-2"
          disabled={position === count}
          onClick={() => void acts.onMove(1)}
        >
          {words.later}
          <Icon name="chevron" size={18} className="max-sm:hidden" />
        </Button>
        <Button look="danger" className="border border-line px-4" onClick={() => setRemoving(true)}>
          {words.remove}
        </Button>
      </div>
      {error ? (
        <p role="alert" className="pt-3 text-sm text-danger">
          {error}
        </p>
      ) : null}
      <Description key={picture.alt} alt={picture.alt} onClose={onClose} onSave={acts.onDescribe} />
    </Dialog>
  );
}

function Preview({ picture }: { picture: ProductPicture }) {
  return (
    <Picture
      src={picture.url}
      sources={sourcesOf(picture.url)}
      sizes="(min-width: 480px) 400px, 90vw"
      alt={picture.alt}
      className="mt-4 max-h-[45dvh] w-full rounded-xl"
    />
  );
}

type DescriptionProps = {
  alt: string;
  onClose: () => void;
  onSave: (alt: string) => Promise<boolean>;
};

function Description({ alt, onClose, onSave }: DescriptionProps) {
  const [text, setText] = useState(alt);
  const [isBusy, setBusy] = useState(false);
  async function save(event: FormEvent) {
    event.preventDefault();
    setBusy(true);
    if (await onSave(text.trim())) onClose();
    setBusy(false);
  }
  return (
    <form onSubmit={(event) => void save(event)} className="space-y-4 pt-4">
      <TextField
        label={words.alt}
        hint={words.altHint}
        value={text}
        maxLength={ALT_LENGTH_MAX}
        onChange={(event) => setText(event.target.value)}
      />
      <div className="grid grid-cols-2 gap-2">
        <Button look="tinted" onClick={onClose}>
          {ADMIN_EN.common.close}
        </Button>
        <Button type="submit" disabled={text.trim() === alt} isBusy={isBusy}>
          {words.save}
        </Button>
      </div>
    </form>
  );
}

type RemovalProps = {
  picture: ProductPicture;
  onClose: () => void;
  onRemove: () => Promise<unknown>;
};

function Removal({ picture, onClose, onRemove }: RemovalProps) {
  const [isBusy, setBusy] = useState(false);
  return (
    <>
      <Preview picture={picture} />
      <p className="pt-4 pb-5 text-muted text-pretty">{words.removeText}</p>
      <div className="grid grid-cols-2 gap-2">
        <Button look="tinted" onClick={onClose}>
          {ADMIN_EN.common.cancel}
        </Button>
        <Button
          look="danger"
          className="border border-line"
          isBusy={isBusy}
          onClick={() => {
            setBusy(true);
            void onRemove();
          }}
        >
          {words.remove}
        </Button>
      </div>
    </>
  );
}
