"use client";

import { useSortable } from "@dnd-kit/sortable";
import { classNames } from "@/components/ui/class-names";
import { Picture } from "@/components/ui/picture";
import { type ProductPicture, sourcesOf } from "@/lib/picture/rules";
import { PICTURES_EN } from "@/lib/text/admin-pictures-en";
import { StaffIcon } from "./staff-icon";

const words = PICTURES_EN.board;

/** How wide a tile of the board is drawn, for the browser to choose from. */
export const TILE_SIZES = "(min-width: 1024px) 200px, (min-width: 640px) 25vw, 33vw";

type Props = { picture: ProductPicture; position: number; onOpen: () => void };

/** A picture on the board: pressed it opens, dragged it moves; its handle does the same for the keyboard. */
export function PictureTile({ picture, position, onOpen }: Props) {
  const {
    attributes,
    listeners,
    setNodeRef,
    setActivatorNodeRef,
    transform,
    transition,
    isDragging,
  } = useSortable({ id: picture.id });
  const moved = transform ? `translate3d(${transform.x}px, ${transform.y}px, 0)` : undefined;
  return (
    <li
      ref={setNodeRef}
      {...listeners}
      style={{ transform: moved, transition }}
      className={classNames(
        "relative select-none [-webkit-touch-callout:none]",
        isDragging && "z-10 opacity-90 drop-shadow-xl",
      )}
    >
      <button
        type="button"
        aria-label={words.open(position, picture.alt)}
        onClick={onOpen}
        className="block w-full overflow-hidden rounded-xl"
      >
        <Picture
          src={picture.url}
          sources={sourcesOf(picture.url)}
          sizes={TILE_SIZES}
          alt=""
          className="pointer-events-none"
        />
      </button>
      {position === 1 ? (
        <span className="pointer-events-none absolute top-2 left-2 rounded-full bg-surface px-2.5 py-0.5 text-xs font-semibold">
          {words.cover}
        </span>
      ) : null}
      <button
        ref={setActivatorNodeRef}
        {...attributes}
        type="button"
        aria-label={words.move(position)}
        className="absolute right-1.5 bottom-1.5 grid size-10 cursor-grab place-items-center rounded-lg bg-surface/90 text-ink active:cursor-grabbing"
      >
        <StaffIcon name="grip" size={20} />
      </button>
    </li>
  );
}
