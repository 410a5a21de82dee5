import type { ReactNode } from "react";

type Props = {
  title: string;
  intro: string;
  /** How it stands, beside the title. */
  mark?: ReactNode;
  children?: ReactNode;
};

/** The head of a page: what it is, what it is for, and at its side the one thing to do here. */
export function Heading({ title, intro, mark, children }: Props) {
  return (
    <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 pb-5">
      <div className="min-w-64 flex-1">
        <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
          <h1 className="text-[1.75rem]/9 font-bold tracking-tight">{title}</h1>
          {mark}
        </div>
        <p className="max-w-prose pt-1 text-muted text-pretty">{intro}</p>
      </div>
      {children}
    </div>
  );
}
