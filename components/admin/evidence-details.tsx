import { parse, stringify } from "lossless-json";
import Link from "next/link";
import type { EvidenceItem } from "@/lib/order/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { EVIDENCE_EN, RECORD_EN } from "@/lib/text/admin-evidence-en";
import { accountName, price } from "./evidence-words";
import { listChanges } from "./list-changes";
import { type Fact, Facts } from "./record-facts";

const words = EVIDENCE_EN;
const MONEY = new Set(["credited", "reversed", "proposed"]);
const ID_HREFS: Record<string, string> = {
  payment_id: "/admin/payments/",
  order_id: "/admin/orders/",
};

type Of<Kind extends EvidenceItem["kind"]> = EvidenceItem & { kind: Kind };

/** What stands behind one thing that happened: its facts by name, and the papers as they are. */
export function EvidenceDetails({ item }: { item: EvidenceItem }) {
  return (
    <>
      {item.kind === "order_placed" ? <Lines item={item} /> : null}
      {item.kind === "units_assigned" ? <Units item={item} /> : null}
      {item.kind === "posting" ? <Legs item={item} /> : null}
      {item.kind === "act" ? <Changes item={item} /> : null}
      {item.kind === "payment_event" ? (
        <>
          <p className="font-medium text-good">{words.genuine}</p>
          <Paper text={indent(item.facts.raw_body)} />
        </>
      ) : null}
      {item.kind === "review_opened" ? (
        <Paper text={JSON.stringify(item.facts.evidence, null, 2)} />
      ) : null}
      <Facts facts={[...listFacts(item), { name: RECORD_EN.exact, value: item.at }]} />
    </>
  );
}

function listFacts(item: EvidenceItem): Fact[] {
  const facts: Record<string, unknown> = item.facts;
  const currency = typeof facts.currency === "string" ? facts.currency : "";
  return Object.entries(words.facts).flatMap(([field, name]) => {
    const value = facts[field];
    if (value === null || value === undefined || value === "" || value === false) return [];
    if (MONEY.has(field)) return [{ name, value: price(String(value), currency) }];
    const text = value === true ? RECORD_EN.yes : String(value);
    const href = ID_HREFS[field];
    return [{ name, value: href ? <Ref href={`${href}${text}`} text={text} /> : text }];
  });
}

function Ref({ href, text }: { href: string; text: string }) {
  return (
    <Link href={href} prefetch={false} className="font-mono text-link underline">
      {text}
    </Link>
  );
}

/** Read and written without losing a digit of its numbers; what is no JSON stays as it is. */
function indent(text: string): string {
  try {
    return stringify(parse(text), null, 2) ?? text;
  } catch {
    return text;
  }
}

function Paper({ text }: { text: string }) {
  return (
    <pre
      // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
      tabIndex={0}
      className="max-h-96 overflow-auto rounded-xl bg-fill p-3 font-mono text-xs/5 whitespace-pre-wrap"
    >
      {text}
    </pre>
  );
}

function Lines({ item }: { item: Of<"order_placed"> }) {
  const { lines, currency } = item.facts;
  return (
    <ul className="space-y-1">
      {lines.map(({ title, quantity, unit_price: unitPrice, line_total: total }) => (
        <li key={title} className="flex justify-between gap-4">
          <span>
            {title}{" "}
            <span className="text-muted">
              {RECORD_EN.quantity(quantity, price(unitPrice, currency))}
            </span>
          </span>
          <span className="tabular shrink-0">{price(total, currency)}</span>
        </li>
      ))}
    </ul>
  );
}

function Units({ item }: { item: Of<"units_assigned"> }) {
  return (
    <ul className="space-y-1">
      {item.facts.units.map(({ unit_id: id, title }) => (
        <li key={id}>
          {title} <span className="font-mono text-muted">{id}</span>
        </li>
      ))}
    </ul>
  );
}

function Legs({ item }: { item: Of<"posting"> }) {
  const { entries, currency } = item.facts;
  return (
    <table className="w-full max-w-xl border-collapse text-left">
      <thead className="text-muted">
        <tr className="border-b border-line">
          <th className="py-1.5 pr-3 font-medium">{words.account}</th>
          <th className="py-1.5 pr-3 text-right font-medium">{words.amount}</th>
          <th className="py-1.5 text-right font-medium">{words.after}</th>
        </tr>
      </thead>
      <tbody className="tabular">
        {entries.map(({ account, amount, balance_after: after }) => (
          <tr key={account} className="border-b border-line">
            <th className="py-1.5 pr-3 font-medium">{accountName(account)}</th>
            <td className="py-1.5 pr-3 text-right">{price(amount, currency)}</td>
            <td className="py-1.5 text-right text-muted">
              {after === null ? ADMIN_EN.audit.none : price(after, currency)}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Changes({ item }: { item: Of<"act"> }) {
  const changes = listChanges(item.facts.before, item.facts.after);
  return (
    <Facts
      facts={changes.map(({ field, before, after }) => ({
        name: field,
        value: `${before ?? ADMIN_EN.audit.none} → ${after ?? ADMIN_EN.audit.none}`,
      }))}
    />
  );
}
