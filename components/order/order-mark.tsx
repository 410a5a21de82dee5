import { Icon, type IconName } from "@/components/ui/icon";
import type { OrderState } from "@/lib/order/rules";
import { ORDER_TONES } from "./order";

const ICONS: Record<OrderState, IconName> = {
  awaiting: "clock",
  paid: "bolt",
  delivered: "check",
  expired: "clock",
  cancelled: "close",
  refunded: "wallet",
};

const TEXT = { good: "text-good", warn: "text-warn", muted: "text-muted", link: "text-link" };
const GROUND = { good: "bg-good/15", warn: "bg-warn/15", muted: "bg-fill", link: "bg-tint" };

/** The text colour of an order's status. */
export function toneClass(status: OrderState): string {
  return TEXT[ORDER_TONES[status]];
}

/** The round sign of an order's status; the word always stands beside it. */
export function OrderMark({ status, size = 40 }: { status: OrderState; size?: number }) {
  const tone = ORDER_TONES[status];
  return (
    <span
      className={`grid place-items-center rounded-full ${TEXT[tone]} ${GROUND[tone]}`}
      style={{ width: size, height: size }}
    >
      <Icon name={ICONS[status]} size={size * 0.54} strokeWidth={2} />
    </span>
  );
}
