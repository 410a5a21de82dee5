import type { ReactNode } from "react";
import { classNames } from "./class-names";

type Props = {
  title?: string;
  /** Begins at the very top: a picture runs under the status bar's edge. */
  isFlush?: boolean;
  children: ReactNode;
};

/** The column every screen stands in: breathing room, safe areas, and space for the bars below. */
export function PageBody({ title, isFlush = false, children }: Props) {
  return (
    <main
      className={classNames(
        "mx-auto w-full max-w-2xl px-4 pb-[calc(var(--inset-bottom)+9rem)]",
        isFlush ? "pt-[var(--inset-top)] sm:pt-4" : "pt-[calc(var(--inset-top)+0.75rem)]",
      )}
    >
      {title ? (
        <h1 className="px-1 pb-3 text-[1.75rem]/9 font-bold tracking-tight">{title}</h1>
      ) : null}
      {children}
    </main>
  );
}
