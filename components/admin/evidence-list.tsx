import { Icon } from "@/components/ui/icon";
import { Moment } from "@/components/ui/moment";
import type { Evidence, EvidenceItem } from "@/lib/order/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { RECORD_EN } from "@/lib/text/admin-evidence-en";
import { EvidenceDetails } from "./evidence-details";
import { type Tone, tellEvidence } from "./evidence-words";

const words = RECORD_EN;

const TONES: Record<Tone, string> = {
  good: "bg-good/15 text-good",
  warn: "bg-warn/15 text-warn",
  danger: "bg-danger/15 text-danger",
  muted: "bg-fill text-muted",
  link: "bg-tint text-link",
};

/** The story of an order or a payment, oldest first; each thing opens to what stands behind it. */
export function EvidenceList({ evidence }: { evidence: Evidence }) {
  return (
    <section aria-labelledby="story" className="mt-8">
      <h2 id="story" className="text-xl font-semibold">
        {words.story}
      </h2>
      <p className="pt-1 pb-3 text-sm text-muted">
        {evidence.is_complete ? words.storyNote : words.storyCut}
      </p>
      <ol className="rounded-2xl bg-surface py-2">
        {evidence.items.map((item, index) => (
          <li key={keyOf(item, index)} className="group/item relative">
            <Entry item={item} />
          </li>
        ))}
      </ol>
      <p className="pt-2 text-sm text-muted">{words.forged}</p>
    </section>
  );
}

function Entry({ item }: { item: EvidenceItem }) {
  const { icon, tone, title, more } = tellEvidence(item);
  return (
    <details className="group/entry">
      <summary className="flex cursor-pointer list-none gap-3 px-4 py-2.5 [&::-webkit-details-marker]:hidden">
        <span className="relative shrink-0">
          <span className="absolute top-9 -bottom-5 left-1/2 w-px bg-line group-open/entry:hidden group-last/item:hidden" />
          <span className={`relative grid size-9 place-items-center rounded-full ${TONES[tone]}`}>
            <Icon name={icon} size={20} />
          </span>
        </span>
        <span className="min-w-0 flex-1 sm:flex sm:items-start sm:gap-4">
          <span className="block min-w-0 flex-1">
            <span className="block font-medium">{title}</span>
            {more ? <span className="block text-sm text-muted">{more}</span> : null}
          </span>
          <Moment
            iso={item.at}
            locale={ADMIN_EN.locale}
            isExact
            className="tabular block shrink-0 pt-0.5 text-sm text-muted"
          />
        </span>
        <Icon
          name="chevron"
          size={18}
          className="mt-1 shrink-0 text-muted transition-transform group-open/entry:rotate-90"
        />
      </summary>
      <div className="space-y-4 pt-1 pr-4 pb-5 pl-16 text-sm max-sm:pl-4">
        <EvidenceDetails item={item} />
      </div>
    </details>
  );
}

function keyOf({ at, kind }: EvidenceItem, index: number): string {
  return `${at} ${kind} ${index}`;
}
