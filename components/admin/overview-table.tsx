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
  /** The text of a row is long: on a phone it stands above its figures. */
  isStacked?: boolean;
};

/** Numbers in columns, right-aligned; a wide one scrolls in its own card. */
export function FigureTable({ caption, columns, rows, isLong = false, isStacked = false }: Props) {
  const block = isStacked && "max-sm:block";
  const line = isStacked && "max-sm:grid max-sm:grid-cols-3";
  return (
    <section
      aria-label={caption}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
      tabIndex={0}
      className={classNames("-mx-4 overflow-auto px-4 sm:-mx-5 sm:px-5", isLong && "max-h-96")}
    >
      <table className={classNames("tabular w-full text-sm", block)}>
        <caption className="sr-only">{caption}</caption>
        <thead className={classNames(block)}>
          <tr className={classNames(line)}>
            {columns.map(({ title, isText, isWideOnly }) => (
              <th
                key={title}
                scope="col"
                className={classNames(
                  "sticky top-0 bg-surface py-2 pr-4 font-medium whitespace-nowrap text-muted last:pr-0",
                  isText ? "text-left" : "text-right",
                  isWideOnly && "max-sm:hidden",
                  isStacked && isText && "max-sm:sr-only",
                )}
              >
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className={classNames(block)}>
          {rows.map(({ key, cells }) => (
            <tr key={key} className={classNames("border-t border-line", line)}>
              {columns.map(({ title, isText, isWideOnly }, at) => (
                <td
                  key={title}
                  className={classNames(
                    "py-2.5 pr-4 align-baseline last:pr-0",
                    isText ? "min-w-32 text-left" : "text-right whitespace-nowrap",
                    isWideOnly && "max-sm:hidden",
                    isStacked && isText && "max-sm:col-span-3 max-sm:pb-0",
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
