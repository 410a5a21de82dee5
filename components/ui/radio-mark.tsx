import { classNames } from "./class-names";
import { Icon } from "./icon";

/** The round mark of a choice. The real radio button is beside it, for the keyboard and for screen readers. */
export function RadioMark({ isChosen }: { isChosen: boolean }) {
  return (
    <span
      aria-hidden="true"
      className={classNames(
        "grid size-6 place-items-center rounded-full transition-colors",
        isChosen ? "bg-accent text-on-accent" : "border-2 border-edge",
      )}
    >
      {isChosen ? <Icon name="check" size={16} strokeWidth={2.6} /> : null}
    </span>
  );
}
