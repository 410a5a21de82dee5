import { classNames } from "@/components/ui/class-names";
import { Icon } from "@/components/ui/icon";
import { CATALOG_EN as words } from "@/lib/text/admin-catalog-en";

type Props = {
  title: string;
  isBusy: boolean;
  /** Absent: it cannot go further that way. */
  onUp: (() => void) | undefined;
  onDown: (() => void) | undefined;
  className?: string;
};

const LOOK =
  "grid size-11 place-items-center rounded-xl text-link disabled:text-muted disabled:opacity-35 hover:bg-fill";

/** Moves a row of a list one place up or down. */
export function MoveButtons({ title, isBusy, onUp, onDown, className }: Props) {
  return (
    <span className={classNames("flex shrink-0", className)}>
      <button
        type="button"
        className={LOOK}
        aria-label={words.up(title)}
        disabled={isBusy || !onUp}
        onClick={onUp}
      >
        <Icon name="chevron" size={20} className="-rotate-90" />
      </button>
      <button
        type="button"
        className={LOOK}
        aria-label={words.down(title)}
        disabled={isBusy || !onDown}
        onClick={onDown}
      >
        <Icon name="chevron" size={20} className="rotate-90" />
      </button>
    </span>
  );
}

/** The ids with two neighbours exchanged. */
export function swapped(ids: readonly string[], at: number, by: -1 | 1): string[] {
  const next = [...ids];
  const [one, other] = [next[at], next[at + by]];
  if (one !== undefined && other !== undefined) {
    next[at] = other;
    next[at + by] = one;
  }
  return next;
}
