import type { PaymentRecord } from "@/lib/deposit/rules";
import { coinTitle, gatewayTitle } from "@/lib/gateway/rules";
import { type Evidence, type EvidenceItem, shortId } from "@/lib/order/rules";
import type { RichText, Run } from "@/lib/telegram/rich-text";
import type { ChatText } from "@/lib/text/chat-text";
import { isolated, leftToRight } from "@/lib/text/isolate";

const STORY_MAX = 10;
const ZERO = "0.00";

/** A payment with its evidence in short: money, where it stands, whose it is, what happened. */
export function paymentText(payment: PaymentRecord, evidence: Evidence, words: ChatText): RichText {
  const story = evidence.items.map((item) => tell(item, words)).filter((line) => line !== null);
  const { story: title } = words.staffTalk.payment;
  return [
    ...moneyOf(payment, words),
    ...placeOf(payment, words),
    { text: `\n${title}`, tag: "b" },
    { text: ["", ...story.slice(-STORY_MAX)].join("\n") },
  ];
}

function moneyOf(payment: PaymentRecord, { staffTalk: talk }: ChatText): Run[] {
  const { payment: words } = talk;
  const money = (amount: string) => talk.money(amount, payment.currency);
  const coins = (amount: string) => leftToRight(`${amount} ${payment.pay_currency.toUpperCase()}`);
  const lines = [
    `${talk.statuses[payment.status]} · ${coinTitle(payment.pay_currency)}`,
    words.price(money(payment.price)),
    payment.pay_amount && words.asked(coins(payment.pay_amount)),
    words.received(coins(payment.received_amount)),
    words.credited(money(payment.credited)),
    payment.reversed !== ZERO && words.reversed(money(payment.reversed)),
    words.opened(talk.time(payment.created_at)),
    payment.seen_at
      ? words.seen(talk.time(payment.seen_at))
      : words.ends(talk.time(payment.expires_at)),
  ];
  return [{ text: `${lines.filter(Boolean).join("\n")}\n` }];
}

function placeOf(payment: PaymentRecord, { staffTalk: talk }: ChatText): Run[] {
  const { payment: words } = talk;
  const { shopper } = payment;
  const name = isolated(shopper.first_name || String(shopper.telegram_id));
  const order = payment.order_id
    ? words.order(shortId(payment.order_id), talk.orderStates[payment.order_status ?? "awaiting"])
    : words.refill;
  const there = payment.gateway_payment_id;
  return [
    { text: `${order}\n${words.shopper(name, talk.money(shopper.balance, payment.currency))}\n` },
    { text: payment.payment_id, tag: "code" },
    ...(there ? [{ text: `\n${gatewayTitle(payment.gateway)} ` }, code(there)] : []),
    ...(payment.pay_address ? [{ text: "\n" }, code(payment.pay_address)] : []),
    { text: "\n" },
  ];
}

function code(text: string): Run {
  return { text, tag: "code" };
}

/** What happened, in a line; null for what needs nobody's eye here. */
function tell(item: EvidenceItem, words: ChatText): string | null {
  const line = lineOf(item, words);
  return line && `${words.staffTalk.time(item.at)} · ${line}`;
}

function lineOf(
  { kind, facts }: EvidenceItem,
  { staffTalk: talk, alarm }: ChatText,
): string | null {
  const { payment: words } = talk;
  const reasons: Readonly<Record<string, string>> = alarm.reasons;
  switch (kind) {
    case "quote": {
      const coins = leftToRight(`${facts.pay_amount} ${facts.pay_currency.toUpperCase()}`);
      return words.quote(coins, talk.money(facts.price, facts.currency));
    }
    case "payment_event": {
      const word = /"payment_status"\s*:\s*"([^"]{1,40})"/.exec(facts.raw_body)?.[1];
      return word ? words.event(leftToRight(word)) : words.eventUnread;
    }
    case "posting": {
      const gained = facts.entries.find(({ amount }) => !amount.startsWith("-"))?.amount ?? ZERO;
      const name = words.postings[facts.posting] ?? facts.posting;
      return words.posting(name, talk.money(gained, facts.currency));
    }
    case "review_opened":
      return words.reviewOpened(reasons[facts.reason] ?? facts.reason);
    case "review_resolved":
      return words.reviewEnded;
    default:
      return null;
  }
}
