import type { ProductState } from "@/lib/catalog/rules";
import { CATALOG_EN as words } from "@/lib/text/admin-catalog-en";
import { Mark } from "./state-mark";

const TONES = { active: "good", inactive: "warn", archived: "muted" } as const;

/** Whether shoppers can see a product. */
export function StateBadge({ state }: { state: ProductState }) {
  return <Mark tone={TONES[state]} text={words.states[state]} />;
}
