import type { ReactNode } from "react";
import { BackLink } from "./back-link";

type Props = {
  back: { readonly href: string; readonly title: string };
  mark: ReactNode;
  title: string;
  state: ReactNode;
  id: string;
};

/** The head of one order or payment: the way back, what it is, how it stands, and its whole id. */
export function RecordHead({ back, mark, title, state, id }: Props) {
  return (
    <div className="pb-5">
      <BackLink href={back.href} title={back.title} />
      <div className="flex items-center gap-4 pt-1">
        {mark}
        <div className="min-w-0 flex-1">
          <h1 className="text-[1.75rem]/9 font-bold tracking-tight">{title}</h1>
          <p className="flex flex-wrap items-center gap-x-2 gap-y-1 pt-0.5">
            {state}
            <span className="font-mono text-sm text-muted">{id}</span>
          </p>
        </div>
      </div>
    </div>
  );
}
