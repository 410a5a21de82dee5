"use client";

import { Button } from "@/components/ui/button";
import {
  listOrderActs,
  ORDER_ACT_RIGHTS,
  type OrderAct,
  type OrderRecord,
} from "@/lib/order/rules";
import { isAllowed, type StaffRole } from "@/lib/staff/rules";
import { RECORD_EN } from "@/lib/text/admin-evidence-en";
import { AskButton } from "./ask-button";
import { ExportButton } from "./export-button";

const words = RECORD_EN;

/** What opens a dialog of its own. */
export type OrderDialogKind = Exclude<OrderAct, "ask">;

type Props = {
  order: OrderRecord;
  role: StaffRole;
  onOpen: (kind: OrderDialogKind) => void;
  onDone: (said: string) => void;
  onFailed: (error: unknown) => void;
};

/** A button for everything that the order's state and one's role leave to be done. */
export function OrderActs({ order, role, onOpen, onDone, onFailed }: Props) {
  const path = `/api/admin/orders/${order.order_id}`;
  const acts = listOrderActs(order).filter((act) => isAllowed(role, ORDER_ACT_RIGHTS[act]));
  return (
    <section aria-label={words.acts} className="flex flex-wrap gap-2">
      {acts.map((act) =>
        act === "ask" ? (
          <AskButton key={act} path={path} onDone={onDone} onFailed={onFailed} />
        ) : (
          <Button
            key={act}
            look={act === "cancel" ? "danger" : "tinted"}
            className={act === "cancel" ? "border border-line bg-surface" : undefined}
            onClick={() => onOpen(act)}
          >
            {words.act[act]}
          </Button>
        ),
      )}
      <ExportButton path={path} name={order.order_id} onDone={onDone} onFailed={onFailed} />
    </section>
  );
}
