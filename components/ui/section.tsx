import type { ReactNode } from "react";
import { classNames } from "./class-names";

type Props = {
  title?: ReactNode;
  footer?: ReactNode;
  children: ReactNode;
  className?: string;
};

/** A group of cells on one card, with a small heading above and a remark below: Telegram's own grammar. */
export function Section({ title, footer, children, className }: Props) {
  return (
    <section className={classNames("mt-5 first:mt-0", className)}>
      {title ? <h2 className="px-4 pb-2 text-sm font-medium text-muted">{title}</h2> : null}
      <div className="overflow-hidden rounded-2xl bg-surface">{children}</div>
      {footer ? <p className="px-4 pt-2 text-sm text-muted">{footer}</p> : null}
    </section>
  );
}

type CellProps = {
  before?: ReactNode;
  title: ReactNode;
  subtitle?: ReactNode;
  after?: ReactNode;
  className?: string;
};

/** One row of a section. Wrap it in a link, a button or a label to make it act. */
export function Cell({ before, title, subtitle, after, className }: CellProps) {
  return (
    <span className={classNames("group/cell flex min-h-13 items-center gap-3 ps-4", className)}>
      {before ? <span className="shrink-0">{before}</span> : null}
      <span className="flex min-w-0 flex-1 items-center gap-3 self-stretch border-b border-line py-2.5 pe-4 group-last/row:border-transparent">
        <span className="min-w-0 flex-1">
          <span className="block text-base/5">{title}</span>
          {subtitle ? <span className="mt-0.5 block text-sm text-muted">{subtitle}</span> : null}
        </span>
        {after ? (
          <span className="flex shrink-0 items-center gap-1 text-muted">{after}</span>
        ) : null}
      </span>
    </span>
  );
}
