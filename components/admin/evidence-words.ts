import type { IconName } from "@/components/ui/icon";
import { gatewayTitle } from "@/lib/gateway/rules";
import type { EvidenceItem } from "@/lib/order/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { EVIDENCE_EN, RECORD_EN } from "@/lib/text/admin-evidence-en";
import { amountText } from "@/lib/text/amount";

const words = EVIDENCE_EN;

export type Tone = "good" | "warn" | "danger" | "muted" | "link";

/** A thing that happened in one line for people, a second one with its measure, and the sign before it. */
export type Told = {
  readonly icon: IconName;
  readonly tone: Tone;
  readonly title: string;
  readonly more: string | null;
};

type Kind = EvidenceItem["kind"];
type Facts<Of extends Kind> = (EvidenceItem & { kind: Of })["facts"];
type Tellers = { [Of in Kind]: (facts: Facts<Of>) => Told };

const review =
  (title: string, tone: Tone) => (facts: { reason: string; proposed: string | null }) =>
    told("alert", tone, [title, facts.reason]);

const TELLERS = {
  order_placed: (facts) =>
    told("orders", "link", [
      words.order_placed,
      words.order_placed_more(facts.units_reserved, price(facts.total, facts.currency)),
    ]),
  term_extended: (facts) =>
    told("clock", "warn", [words.term_extended, words.term_extended_more[facts.reason]]),
  units_assigned: (facts) =>
    told("bag", "good", [words.units_assigned, words.units_assigned_more(facts.units.length)]),
  order_delivered: () => told("check", "good", [words.order_delivered, words.order_delivered_more]),
  order_ended: (facts) =>
    told("close", "muted", [
      words.order_ended[facts.status] ?? facts.status,
      words.order_ended_more,
    ]),
  payment_opened: (facts) =>
    told("wallet", "link", [
      words.payment_opened(price(facts.price, facts.currency)),
      words.payment_opened_more(facts.pay_currency.toUpperCase(), gatewayTitle(facts.gateway)),
    ]),
  quote: (facts) =>
    told("clock", "muted", [
      words.quote,
      words.quote_more(
        `${facts.pay_amount} ${facts.pay_currency.toUpperCase()}`,
        price(facts.price, facts.currency),
      ),
    ]),
  gateway_payment: (facts) =>
    told("globe", "muted", [
      facts.parent_gateway_payment_id ? words.gateway_payment_again : words.gateway_payment,
      words.gateway_payment_more(facts.gateway_payment_id, facts.status_word),
    ]),
  payment_event: (facts) => {
    const word = /"payment_status"\s*:\s*"([^"]{1,40})"/.exec(facts.raw_body)?.[1];
    const title = word ? words.payment_event(word) : words.payment_event_unknown;
    return told("bolt", facts.error ? "warn" : "link", [
      title,
      words.payment_event_more[facts.state],
    ]);
  },
  posting: tellPosting,
  message: tellMessage,
  review_opened: review(words.review_opened, "warn"),
  review_resolved: review(words.review_resolved, "good"),
  act: (facts) =>
    told("profile", "link", [
      ADMIN_EN.acts[facts.act] ?? facts.act,
      [facts.actor_name ?? String(facts.actor ?? ADMIN_EN.common.nobody), facts.reason]
        .filter(Boolean)
        .join(": "),
    ]),
} satisfies Tellers;

/** Tells one thing that happened in words. */
export function tellEvidence(item: EvidenceItem): Told {
  return (TELLERS[item.kind] as (facts: EvidenceItem["facts"]) => Told)(item.facts);
}

/** An amount of the shop's money for people; a negative one with its sign. */
export function price(amount: string, currency: string): string {
  return amountText({ amount, currency }, ADMIN_EN.locale);
}

/** What an account is called; a shopper's or a gateway's own number is left to the details. */
export function accountName(account: string): string {
  const [kind = "", of] = account.split(":");
  const name = words.accounts[kind] ?? kind;
  return kind === "gateway" && of ? `${name} ${gatewayTitle(of)}` : name;
}

function tellPosting(facts: Facts<"posting">): Told {
  const gained = facts.entries.find(({ amount }) => !amount.startsWith("-"));
  const from = facts.entries.find(({ amount }) => amount.startsWith("-"));
  const more = gained
    ? `${price(gained.amount, facts.currency)}: ${accountName(from?.account ?? "")} → ${accountName(gained.account)}`
    : null;
  const tone = facts.posting === "reversal" ? "danger" : "good";
  return told("wallet", tone, [words.postings[facts.posting] ?? facts.posting, more]);
}

function tellMessage(facts: Facts<"message">): Told {
  const kind = facts.unit_id ? "replacement" : facts.message;
  const title = words.messages[kind] ?? words.message;
  const repeats = facts.repeat_count > 0 ? RECORD_EN.repeats(facts.repeat_count) : null;
  if (facts.state !== "sent") {
    const tone = facts.state === "dead" ? "danger" : "warn";
    return told("plane", tone, [title, join(words.messageStates[facts.state], repeats)]);
  }
  if (facts.message_ids.length === 0) return told("plane", "muted", [title, words.overtaken]);
  const arrived = words.arrived(facts.message_ids.join(", "));
  return told("plane", "good", [title, join(arrived, repeats)]);
}

function join(...parts: (string | null)[]): string {
  return parts.filter((part) => part !== null).join(" · ");
}

function told(icon: IconName, tone: Tone, [title, more]: [string, string | null]): Told {
  return { icon, tone, title, more };
}
