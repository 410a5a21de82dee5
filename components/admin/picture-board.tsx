"use client";

import { useRouter } from "next/navigation";
import { type ChangeEvent, useEffect, useRef, useState } from "react";
import { buttonClass } from "@/components/ui/button";
import { classNames } from "@/components/ui/class-names";
import { PICTURES_MAX, type ProductPicture } from "@/lib/picture/rules";
import { PICTURES_EN } from "@/lib/text/admin-pictures-en";
import { PictureDialog } from "./picture-dialog";
import { PictureSorting } from "./picture-sorting";
import { PictureTile } from "./picture-tile";
import { PictureUpload, RefusedUpload } from "./picture-upload";
import { StaffIcon } from "./staff-icon";
import { useFilesHere } from "./use-files-here";
import { usePictures } from "./use-pictures";
import { useUploads } from "./use-uploads";

const words = PICTURES_EN.board;

/** What phones are asked for: theirs then send JPEG in place of HEIC. */
const ACCEPTED = "image/jpeg,image/png,image/webp,image/avif,image/gif";

type Props = { productId: string; rendered: readonly ProductPicture[] };

/** The pictures of a product: added several at once, put in order, described, removed. Each act is done at once. */
export function PictureBoard({ productId, rendered }: Props) {
  const router = useRouter();
  const [openId, setOpenId] = useState<string | null>(null);
  const { pictures, said, error, ...acts } = usePictures(productId, rendered);
  const { uploads, remark, send, retry, giveUp } = useUploads({
    productId,
    count: pictures.length,
    onAdded: acts.add,
  });
  const add = (files: readonly File[]) => {
    acts.hush();
    send(files);
  };
  const { isOver, ...zone } = useFilesHere(add);
  const sent = useRef(pictures);
  useEffect(() => {
    if (sent.current !== pictures) router.refresh(); // what else is on the page shows them too
    sent.current = pictures;
  }, [pictures, router]);

  const refused = uploads.filter(({ refusal }) => refusal !== null);
  const sending = uploads.filter(({ refusal }) => refusal === null);
  const isFull = pictures.length + sending.length >= PICTURES_MAX;
  const at = pictures.findIndex(({ id }) => id === openId);
  const open = pictures[at];
  const move = (from: number, to: number) => {
    const wanted = pictures.filter((_, index) => index !== from);
    wanted.splice(to, 0, ...pictures.slice(from, from + 1));
    return acts.order(wanted);
  };
  return (
    <div
      {...zone}
      className={classNames(
        "relative rounded-2xl bg-surface p-3 sm:p-4",
        isOver && "outline-2 outline-dashed outline-link",
      )}
    >
      <PictureSorting ids={pictures.map(({ id }) => id)} onMove={(from, to) => void move(from, to)}>
        <ul
          aria-label={words.title}
          className="grid grid-cols-3 gap-2 sm:grid-cols-4 sm:gap-3 lg:grid-cols-5"
        >
          {pictures.map((picture, index) => (
            <PictureTile
              key={picture.id}
              picture={picture}
              position={index + 1}
              onOpen={() => {
                acts.hush();
                setOpenId(picture.id);
              }}
            />
          ))}
          {sending.map((upload, index) => (
            <PictureUpload key={upload.key} upload={upload} isFirst={index === 0} />
          ))}
          {isFull ? null : (
            <li className={pictures.length + sending.length === 0 ? "col-span-full" : undefined}>
              <AddPictures isFirst={pictures.length + sending.length === 0} onChosen={add} />
            </li>
          )}
        </ul>
      </PictureSorting>
      <p className="flex flex-wrap justify-between gap-x-4 px-1 pt-3 text-sm text-muted">
        <span>{isFull ? words.full : words.addHint}</span>
        <span className="tabular">{words.count(pictures.length)}</span>
      </p>
      <p role="status" className={said ? "px-1 pt-2 text-sm text-good" : "sr-only"}>
        {said}
      </p>
      <p role="alert" className={error || remark ? "px-1 pt-2 text-sm text-danger" : "sr-only"}>
        {error || remark}
      </p>
      {refused.length > 0 ? (
        <ul className="mt-3 divide-y divide-line rounded-xl border border-line">
          {refused.map((upload) => (
            <RefusedUpload
              key={upload.key}
              upload={upload}
              onRetry={() => retry(upload)}
              onGiveUp={() => giveUp(upload)}
            />
          ))}
        </ul>
      ) : null}
      {open ? (
        <PictureDialog
          picture={open}
          position={at + 1}
          count={pictures.length}
          error={error}
          onClose={() => setOpenId(null)}
          onMove={(by) => move(at, at + by)}
          onDescribe={(alt) => acts.describe(open, alt)}
          onRemove={() => acts.remove(open).then(() => setOpenId(null))}
        />
      ) : null}
    </div>
  );
}

type AddProps = { isFirst: boolean; onChosen: (files: readonly File[]) => void };

function AddPictures({ isFirst, onChosen }: AddProps) {
  function choose({ currentTarget: input }: ChangeEvent<HTMLInputElement>) {
    onChosen([...(input.files ?? [])]);
    input.value = ""; // the same file may be chosen again
  }
  return (
    <label
      className={classNames(
        "flex w-full cursor-pointer flex-col items-center justify-center gap-1 rounded-xl border-2 border-dashed border-edge text-center text-link has-focus-visible:outline-2 has-focus-visible:outline-link",
        isFirst ? "px-4 py-8" : "aspect-square p-2",
      )}
    >
      <input type="file" multiple accept={ACCEPTED} onChange={choose} className="sr-only" />
      <StaffIcon name={isFirst ? "picture" : "plus"} size={isFirst ? 36 : 26} />
      {isFirst ? (
        <>
          <span className="pt-1 font-semibold text-ink">{words.emptyTitle}</span>
          <span className="pb-3 text-sm text-muted">{words.emptyText}</span>
          <span className={buttonClass("filled")}>{words.add}</span>
        </>
      ) : (
        <span className="text-sm font-semibold">{words.add}</span>
      )}
    </label>
  );
}
