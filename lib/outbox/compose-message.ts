import { query } from "@/lib/db";
import { invariant } from "@/lib/errors";
import { BELOW, openButton } from "@/lib/telegram/keyboard";
import type { RichText } from "@/lib/telegram/rich-text";
import type { Outgoing } from "@/lib/telegram/send-message";
import { alarmText, chatText } from "@/lib/text/chat-text";
import { alarmButtons } from "./alarm-buttons";
import { composeSupport, isSupport } from "./compose-support";
import { type FoundFacts, findFacts } from "./find-facts";
import type { TakenNotification } from "./rules";

type Ids = { readonly depositId: string; readonly orderId: string | null };

type Kind = {
  /** Whether that is still so; a message overtaken by the next one is not sent at all. */
  readonly isTrue: (found: FoundFacts) => boolean;
  readonly leadsTo: (ids: Ids, found: FoundFacts) => Place;
};

/** Where a message leads: a screen of the chat, as its button says it, and the page of the Mini App that shows the same. */
type Place = { readonly data: string; readonly path: string };

const always = () => true;
const toPayment = ({ depositId }: Ids) => ({
  data: `inv:show:${depositId}`,
  path: `/payments/${depositId}`,
});
const toOrder = ({ orderId }: Ids) => ({ data: `ord:${orderId}`, path: `/orders/${orderId}` });
const toPaying = ({ orderId }: Ids) => ({ data: `pay:${orderId}`, path: `/orders/${orderId}` });
const toProfile = () => ({ data: "acc", path: "/profile" });
const toRefill = ({ depositId }: Ids) => ({ data: "top", path: `/payments/${depositId}` });
const isUnpaid = (found: FoundFacts) =>
  found.orderState !== "paid" && found.orderState !== "delivered";
const isUnseen = ({ isSeen, facts }: FoundFacts) => !isSeen && facts.minutesLeft > 0;

const KINDS = {
  payment_created: {
    isTrue: (found) => found.depositStatus === "waiting",
    leadsTo: toPayment,
  },
  payment_seen: { isTrue: (found) => found.depositStatus === "confirming", leadsTo: toPayment },
  payment_settled: { isTrue: always, leadsTo: toOrder },
  payment_underpaid: { isTrue: (found) => found.orderState === "awaiting", leadsTo: toPaying },
  payment_credited: { isTrue: always, leadsTo: toProfile },
  payment_late: { isTrue: always, leadsTo: toProfile },
  payment_reversed: { isTrue: always, leadsTo: toProfile },
  payment_review: { isTrue: always, leadsTo: toPayment },
  payment_reviewed: {
    isTrue: always,
    leadsTo: (ids, { facts }) => {
      if (facts.ending === "delivered") return toOrder(ids);
      return facts.ending === "credited" && facts.missing.amount > 0n ? toPaying(ids) : toProfile();
    },
  },
  payment_failed: {
    isTrue: (found) => found.depositStatus === "failed" && isUnpaid(found),
    leadsTo: (ids, { orderState }) => (orderState === "awaiting" ? toPaying(ids) : toPayment(ids)),
  },
  payment_expiring: {
    isTrue: (found) => found.depositStatus === "waiting" && found.facts.minutesLeft > 0,
    leadsTo: toPayment,
  },
  payment_expired: { isTrue: (found) => found.depositStatus === "expired", leadsTo: toRefill },
  order_refunded: { isTrue: always, leadsTo: toOrder },
  balance_adjusted: { isTrue: always, leadsTo: toProfile },
  order_expiring: {
    isTrue: (found) => found.orderState === "awaiting" && isUnseen(found),
    leadsTo: toPaying,
  },
  order_expired: { isTrue: (found) => found.orderState === "expired", leadsTo: toOrder },
  order_cancelled: { isTrue: (found) => found.orderState === "cancelled", leadsTo: toOrder },
} satisfies Record<string, Kind>;

/** The words of a message other than a delivery, with its buttons: one goes on in the chat, one in the Mini App; null when what it tells has been overtaken. */
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
  const { messages } = chatText(message.language);
  const words = messages[kind](found.facts);
  const ids = {
    depositId: String(payload.deposit_id),
    orderId: payload.order_id ? String(payload.order_id) : null,
  };
  const { data, path } = KINDS[kind].leadsTo(ids, found);
  const buttons = [
    [{ label: words.button, data: BELOW + data }],
    [openButton(messages.inApp, path)],
  ];
  return { ...plain(words), buttons };
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
