import { Button } from "@/components/ui/button";
import { Spinner } from "@/components/ui/spinner";
import { PICTURES_EN } from "@/lib/text/admin-pictures-en";
import type { Upload } from "./use-uploads";

const words = PICTURES_EN.board;

type SendingProps = { upload: Upload; isFirst: boolean };

/** A picture on its way: itself, paler, and how much of it has left. Those behind it wait. */
export function PictureUpload({ upload, isFirst }: SendingProps) {
  const { file, preview, part } = upload;
  return (
    <li className="relative aspect-square overflow-hidden rounded-xl bg-fill">
      <span
        className="absolute inset-0 bg-cover bg-center opacity-40"
        style={{ backgroundImage: `url(${preview})` }} // unlike an image, no sign of breaking where it is none
      />
      {isFirst ? (
        <span className="absolute inset-0 grid place-items-center text-link">
          <span className="grid size-11 place-items-center rounded-full bg-surface">
            <Spinner size={24} />
          </span>
        </span>
      ) : null}
      <progress
        aria-label={words.sending(file.name)}
        value={part}
        max={1}
        className="absolute inset-x-3 bottom-3 h-1.5 w-[calc(100%-1.5rem)] appearance-none overflow-hidden rounded-full bg-surface [&::-moz-progress-bar]:bg-accent [&::-webkit-progress-bar]:bg-surface [&::-webkit-progress-value]:bg-accent"
      />
    </li>
  );
}

type Props = { upload: Upload; onRetry: () => void; onGiveUp: () => void };

/** A file that did not become a picture, and why. */
export function RefusedUpload({ upload, onRetry, onGiveUp }: Props) {
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-3">
      <p className="min-w-52 flex-1">
        <span className="block font-medium">{words.refused(upload.file.name)}</span>
        <span className="block text-sm text-danger">{upload.refusal}</span>
      </p>
      <span className="flex gap-1 max-sm:w-full max-sm:justify-end">
        <Button look="plain" className="px-3" onClick={onGiveUp}>
          {words.giveUp}
        </Button>
        {upload.canRetry ? (
          <Button look="tinted" className="px-4" onClick={onRetry}>
            {words.retry}
          </Button>
        ) : null}
      </span>
    </li>
  );
}
