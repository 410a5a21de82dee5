"use client";

import type { ReactNode } from "react";
import { Button } from "@/components/ui/button";
import { Icon } from "@/components/ui/icon";
import { CATALOG_EN as words } from "@/lib/text/admin-catalog-en";
import { MoveButtons, swapped } from "./move-buttons";

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
  const move = (at: number, by: -1 | 1) => () => onOrder(was, swapped(was, at, by));
  return (
    <ul aria-label={label} className="divide-y divide-line rounded-2xl bg-surface">
      {items.map((item, at) => (
        <li key={item.id}>
          <div className="flex flex-wrap items-center gap-x-2 py-2 pr-2 pl-4">
            <p className="min-w-36 flex-1">
              <span dir="auto" className="block font-medium">
                {item.title}
              </span>
              {item.remark ? <span className="block text-sm text-muted">{item.remark}</span> : null}
            </p>
            {canEdit ? (
              <span className="ml-auto flex items-center">
                <Button
                  look="plain"
                  className="px-3"
                  aria-label={`${words.edit}: ${item.title}`}
                  onClick={item.onEdit}
                >
                  {words.edit}
                </Button>
                <Button
                  look="danger"
                  className="px-3"
                  aria-label={`${words.remove}: ${item.title}`}
                  onClick={item.onRemove}
                >
                  <Icon name="trash" size={20} />
                </Button>
                <MoveButtons
                  title={item.title}
                  isBusy={isBusy}
                  onUp={at > 0 ? move(at, -1) : undefined}
                  onDown={at < items.length - 1 ? move(at, 1) : undefined}
                />
              </span>
            ) : null}
          </div>
          {children?.(item)}
        </li>
      ))}
    </ul>
  );
}
