import { query } from "@/lib/db";
import { requireEnv } from "@/lib/env";
import { invariant } from "@/lib/errors";
import type { RichText } from "@/lib/telegram/rich-text";
import type { Outgoing } from "@/lib/telegram/send-message";
import { alarmText, chatText } from "@/lib/text/chat-text";
import { alarmButtons } from "./alarm-buttons";
import { composeSupport, isSupport } from "./compose-support";
import { type FoundFacts, findFacts } from "./find-facts";
import type { TakenNotification } from "./rules";

type Ids = { readonly depositId: string; readonly orderId: string };

type Kind = {
  /** Whether that is still so; a message overtaken by the next one is not sent at all. */
  readonly isTrue: (found: FoundFacts) => boolean;
  /** Where its button leads in the Mini App. */
  readonly path: (ids: Ids) => string;
};

const always = () => true;
const toPayment = (ids: Ids) => `/payments/${ids.depositId}`;
const toOrder = (ids: Ids) => `/orders/${ids.orderId}`;
const toProfile = () => "/profile";
const isUnpaid = (found: FoundFacts) =>
  found.orderState !== "paid" && found.orderState !== "delivered";

const KINDS = {
  payment_created: { isTrue: (found) => found.depositStatus === "waiting", path: toPayment },
  payment_seen: { isTrue: (found) => found.depositStatus === "confirming", path: toPayment },
  payment_settled: { isTrue: always, path: toOrder },
  payment_underpaid: { isTrue: (found) => found.orderState === "awaiting", path: toPayment },
  payment_credited: { isTrue: always, path: toProfile },
  payment_late: { isTrue: always, path: toProfile },
  payment_reversed: { isTrue: always, path: toProfile },
  payment_review: { isTrue: always, path: toPayment },
  payment_failed: {
    isTrue: (found) => found.depositStatus === "failed" && isUnpaid(found),
    path: toPayment,
  },
  payment_expired: { isTrue: (found) => found.depositStatus === "expired", path: toPayment },
  order_refunded: { isTrue: always, path: toOrder },
  balance_adjusted: { isTrue: always, path: toProfile },
  order_expired: { isTrue: (found) => found.orderState === "expired", path: toOrder },
  order_cancelled: { isTrue: (found) => found.orderState === "cancelled", path: toOrder },
} satisfies Record<string, Kind>;

/** The words of a message other than a delivery, with its button; null when what it tells has been overtaken. */
export async function composeMessage(message: TakenNotification): Promise<Outgoing | null> {
  const { payload } = message;
  if (message.kind === "admin_alarm") {
    const buttons = alarmButtons(payload, chatText(message.language).staffTalk.alarms);
    return { ...plain(alarmText(payload, message.language)), buttons };
  }
  if (message.kind === "confirmation") return composeConfirmation(message);
  if (isSupport(message.kind)) return composeSupport(message, message.kind);
  const kind = message.kind as keyof typeof KINDS;
  invariant(Object.hasOwn(KINDS, kind), `no message of kind ${kind}`);
  const found = await findFacts({ shopperId: message.shopperId, payload });
  if (!found || !KINDS[kind].isTrue(found)) return null;
  const words = chatText(message.language).messages[kind](found.facts);
  const ids = { depositId: String(payload.deposit_id), orderId: String(payload.order_id) };
  const url = requireEnv("PUBLIC_URL") + KINDS[kind].path(ids);
  return { ...plain(words), buttons: [[{ label: words.button, url }]] };
}

const IS_OPEN =
  "SELECT 1 FROM confirmation WHERE id = $1 AND state = $2::confirmation_state AND expires_at > now()";

/** A question with its two buttons, while it may still be answered. */
async function composeConfirmation(message: TakenNotification): Promise<Outgoing | null> {
  const { confirmation_id: id, summary, translations, address, asker } = message.payload;
  const isSecond = asker !== undefined;
  const values = [id, isSecond ? "half_confirmed" : "asked"];
  if ((await query({ text: IS_OPEN, values })).length === 0) return null;
  const words = chatText(message.language).confirmation;
  const from = String(address);
  const origin = isSecond ? words.askedSecond(String(asker), from) : words.asked(from);
  const said = (translations as Readonly<Record<string, string>>)[message.language] ?? summary;
  const text = `${said}\n\n${origin}`;
  const buttons = [
    [
      { label: words.confirm, data: `confirm:${id}` },
      { label: words.refuse, data: `refuse:${id}` },
    ],
  ];
  return { ...plain({ title: words.title, text }), buttons };
}

function plain({ title, text }: { title: string; text: string | RichText }) {
  const words = typeof text === "string" ? [{ text }] : text;
  return { type: "text", text: [{ text: title, tag: "b" }, { text: "\n" }, ...words] } as const;
}
