"use client";

import type { ReactNode } from "react";
import { RowActs } from "./row-acts";
import { RowTitle } from "./row-title";

export type OrderedRow = {
  readonly id: string;
  readonly title: string;
  readonly remark: string;
  readonly onEdit: () => void;
  readonly onRemove: () => void;
};

type Props = {
  label: string;
  items: readonly OrderedRow[];
  canEdit: boolean;
  isBusy: boolean;
  onOrder: (was: readonly string[], ids: readonly string[]) => void;
  /** What stands below a row. */
  children?: (item: OrderedRow) => ReactNode;
};

/** A short list that is renamed, reordered and thinned out in place. */
export function PlaceRows({ label, items, canEdit, isBusy, onOrder, children }: Props) {
  if (items.length === 0) return null;
  const was = items.map(({ id }) => id);
  return (
    <ul aria-label={label} className="divide-y divide-line rounded-2xl bg-surface">
      {items.map((item, at) => (
        <li key={item.id}>
          <div className="flex items-center gap-2 py-2 pr-2 pl-4">
            <div className="min-w-0 flex-1">
              <RowTitle title={item.title} onEdit={canEdit ? item.onEdit : undefined} />
              {item.remark ? <p className="text-sm text-muted">{item.remark}</p> : null}
            </div>
            {canEdit ? (
              <RowActs
                title={item.title}
                ids={was}
                at={at}
                isBusy={isBusy}
                onOrder={(ids) => onOrder(was, ids)}
                onRemove={item.onRemove}
              />
            ) : null}
          </div>
          {children?.(item)}
        </li>
      ))}
    </ul>
  );
}
