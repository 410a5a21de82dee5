import { CATALOG_EN as words } from "@/lib/text/admin-catalog-en";

/** What a row is called; whoever may edit it presses that. */
export function RowTitle({ title, onEdit }: { title: string; onEdit: (() => void) | undefined }) {
  if (!onEdit)
    return (
      <span dir="auto" className="font-medium">
        {title}
      </span>
    );
  return (
    <button
      type="button"
      dir="auto"
      aria-label={`${words.edit}: ${title}`}
      onClick={onEdit}
      className="min-h-9 rounded text-left font-medium text-link hover:underline"
    >
      {title}
    </button>
  );
}
