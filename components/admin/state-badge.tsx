import { classNames } from "@/components/ui/class-names";
import type { ProductState } from "@/lib/catalog/rules";
import { CATALOG_EN as words } from "@/lib/text/admin-catalog-en";

const LOOKS: Record<ProductState, string> = {
  active: "text-good",
  inactive: "text-warn",
  archived: "text-muted",
};

/** Whether shoppers can see a product. */
export function StateBadge({ state }: { state: ProductState }) {
  return (
    <span
      className={classNames(
        "inline-block rounded-full border border-edge px-2.5 py-0.5 text-sm font-medium whitespace-nowrap",
        LOOKS[state],
      )}
    >
      {words.states[state]}
    </span>
  );
}
