import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

type Props = { label: string; headings: readonly string[]; children: ReactNode };

/** Rows of a list: a table where there is room for one, cards on a phone. The last column is of amounts. */
export function ListTable({ label, headings, children }: Props) {
  return (
    <table
      aria-label={label}
      className="w-full overflow-hidden rounded-2xl bg-surface text-left max-md:block"
    >
      <thead className="text-sm text-muted max-md:sr-only">
        <tr className="border-b border-line">
          {headings.map((heading) => (
            <th key={heading} scope="col" className="px-4 py-3 font-medium last:text-right">
              {heading}
            </th>
          ))}
        </tr>
      </thead>
      <tbody className="max-md:block">{children}</tbody>
    </table>
  );
}

/** One row; on a phone two cells stand beside each other, the first as wide as the second leaves it, and the last goes up beside the first. */
export function ListRow({ children }: { children: ReactNode }) {
  return (
    <tr className="relative border-b border-line last:border-transparent hover:bg-fill/50 max-md:flex max-md:flex-wrap max-md:items-start max-md:gap-x-4 max-md:gap-y-2 max-md:p-4">
      {children}
    </tr>
  );
}

type CellProps = { className?: string; children: ReactNode };

/** A cell of a row. */
export function ListCell({ className, children }: CellProps) {
  return <td className={classNames("align-top md:px-4 md:py-3", className)}>{children}</td>;
}

/** A cell that takes what the one beside it leaves, on a phone. */
export const WIDE_CELL = "min-w-0 max-md:grow max-md:basis-2/5";

/** A cell that has a line of its own, on a phone. */
export const LINE_CELL = "max-md:basis-full";

/** A time and how long ago it was: one line on a phone, two beside other columns. */
export const AGO_CELL = "md:whitespace-nowrap max-md:inline-flex max-md:flex-wrap max-md:gap-x-2";

/** Where the amounts stand. */
export const AMOUNT_CELL = "tabular text-right whitespace-nowrap max-md:order-1";

type LinkProps = { href: string; children: ReactNode };

/** The link of a row: all of the row leads there, but for its other links. */
export function RowLink({ href, children }: LinkProps) {
  return (
    <Link
      href={href}
      prefetch={false}
      className="font-medium after:absolute after:inset-0 after:content-['']"
    >
      {children}
    </Link>
  );
}
