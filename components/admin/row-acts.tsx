import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { CATALOG_EN as words } from "@/lib/text/admin-catalog-en";
import { MoveButtons, swapped } from "./move-buttons";

type Props = {
  title: string;
  /** The ids of the list as it stands, and this one's place in it. */
  ids: readonly string[];
  at: number;
  isBusy: boolean;
  onOrder: (ids: readonly string[]) => void;
  onRemove: () => void;
};

/** At the end of a row that is worked on in place: the way to remove it, and one place up or down. */
export function RowActs({ title, ids, at, isBusy, onOrder, onRemove }: Props) {
  const move = (by: -1 | 1) => () => onOrder(swapped(ids, at, by));
  return (
    <span className="flex shrink-0 items-center">
      <Button
        look="danger"
        className="px-3"
        aria-label={`${words.remove}: ${title}`}
        onClick={onRemove}
      >
        <Icon name="trash" size={20} />
      </Button>
      <MoveButtons
        title={title}
        isBusy={isBusy}
        onUp={at > 0 ? move(-1) : undefined}
        onDown={at < ids.length - 1 ? move(1) : undefined}
      />
    </span>
  );
}
