import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";

type Column = {
  readonly title: string;
  readonly isText?: boolean;
  /** Left out where there is little room. */
  readonly isWideOnly?: boolean;
};

type Props = {
  caption: string;
  columns: readonly Column[];
  rows: readonly { readonly key: string; readonly cells: readonly ReactNode[] }[];
  /** Many rows: they scroll below their heads. */
  isLong?: boolean;
};

/** Numbers in columns, right-aligned; a wide one scrolls in its own card. */
export function FigureTable({ caption, columns, rows, isLong = false }: Props) {
  return (
    <section
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className={classNames("-mx-4 overflow-auto px-4 sm:-mx-5 sm:px-5", isLong && "max-h-96")}
    >
      <table className="tabular w-full text-sm">
        <caption className="sr-only">{caption}</caption>
        <thead>
          <tr>
            {columns.map(({ title, isText, isWideOnly }) => (
              <th
                key={title}
                scope="col"
                className={classNames(
                  "sticky top-0 bg-surface py-2 pr-4 font-medium whitespace-nowrap text-muted last:pr-0",
                  isText ? "text-left" : "text-right",
                  isWideOnly && "max-sm:hidden",
                )}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key} className="border-t border-line">
              {columns.map(({ title, isText, isWideOnly }, at) => (
                <td
                  key={title}
                  className={classNames(
                    "py-2.5 pr-4 align-baseline last:pr-0",
                    isText ? "min-w-32 text-left" : "text-right whitespace-nowrap",
                    isWideOnly && "max-sm:hidden",
                  )}
                >
                  {cells[at]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
