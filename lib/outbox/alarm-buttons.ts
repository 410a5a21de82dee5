import { requireEnv } from "@/lib/env";
import type { Buttons } from "@/lib/telegram/keyboard";
import type { StaffTalkText } from "@/lib/text/staff-talk-en";
import type { AlarmKind } from "./rules";

type Facts = Readonly<Record<string, unknown>>;
type Words = StaffTalkText["alarms"];

const BUTTONS: Partial<Record<AlarmKind, (facts: Facts, words: Words) => Buttons>> = {
  review: ({ review_id: id }, words) => [
    [{ label: words.payment, data: `+st:rev:${id}` }, page(words.reviews, "/admin/reviews")],
  ],
  low_stock: (_facts, words) => [
    [{ label: words.stock, data: "+st:stock:1" }, page(words.stockPage, "/admin/stock?state=low")],
  ],
  new_order: ({ order_id: orderId, telegram_id: telegramId }, words) => [
    [
      page(words.order, `/admin/orders/${orderId}`),
      { label: words.shopper, data: `+st:who:${telegramId}` },
    ],
  ],
  delivery_late: ({ order_id: id }, words) => [[page(words.order, `/admin/orders/${id}`)]],
};

/** Where an alarm leads on: below its message in the chat, or to a page of those who run the shop. */
export function alarmButtons({ alarm, ...facts }: Facts, words: Words): Buttons {
  return BUTTONS[alarm as AlarmKind]?.(facts, words) ?? [];
}

/** An admin page, by way of signing in where this Telegram is not yet. */
function page(label: string, path: string) {
  return { label, url: `${requireEnv("PUBLIC_URL")}/admin/sign-in?to=${encodeURIComponent(path)}` };
}
