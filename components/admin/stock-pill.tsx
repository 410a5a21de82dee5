import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

/** One word about a state, in its colour on the plain ground: on a tinted one it would be too pale. */
export function StockPill({ look, children }: { look: string; children: ReactNode }) {
  return (
    <span
      className={classNames(
        "inline-block rounded-full border border-line bg-surface px-2.5 text-sm/6 font-medium whitespace-nowrap",
        look,
      )}
    >
      {children}
    </span>
  );
}
