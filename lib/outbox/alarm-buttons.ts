import { adminPageButton, BELOW, type Buttons } from "@/lib/telegram/keyboard";
import type { StaffTalkText } from "@/lib/text/staff-talk-en";
import type { AlarmKind } from "./rules";

type Facts = Readonly<Record<string, unknown>>;
type Words = StaffTalkText["alarms"];

const BUTTONS: Partial<Record<AlarmKind, (facts: Facts, words: Words) => Buttons>> = {
  review: ({ review_id: id }, words) => [
    [
      { label: words.payment, data: `${BELOW}st:rev:${id}` },
      adminPageButton(words.reviews, "/admin/reviews"),
    ],
  ],
  low_stock: (_facts, words) => [
    [
      { label: words.stock, data: `${BELOW}st:stock:1` },
      adminPageButton(words.stockPage, "/admin/stock?state=low"),
    ],
  ],
  new_order: ({ order_id: orderId, telegram_id: telegramId }, words) => [
    [
      adminPageButton(words.order, `/admin/orders/${orderId}`),
      { label: words.shopper, data: `${BELOW}st:who:${telegramId}` },
    ],
  ],
  support: (_facts, words) => [[adminPageButton(words.support, "/admin/support")]],
  delivery_late: ({ order_id: id }, words) => [
    [adminPageButton(words.order, `/admin/orders/${id}`)],
  ],
};

/** Where an alarm leads on: below its message in the chat, or to a page of those who run the shop. */
export function alarmButtons({ alarm, ...facts }: Facts, words: Words): Buttons {
  return BUTTONS[alarm as AlarmKind]?.(facts, words) ?? [];
}
