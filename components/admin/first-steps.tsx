import Link from "next/link";
import { Icon } from "@/components/ui/icon";
import type { FirstSteps as Steps } from "@/lib/catalog/rules";
import { FIRST_STEPS_EN as words } from "@/lib/text/admin-first-steps-en";

type Step = keyof typeof words.steps;
type Props = { steps: Steps & { readonly has_gateway: boolean } };

/** Where each step is taken; the payment service is switched on where the shop is installed. */
const ORDER: readonly { readonly step: Step; readonly href: string | null }[] = [
  { step: "has_category", href: "/admin/catalog" },
  { step: "has_product", href: "/admin/catalog" },
  { step: "has_offer", href: "/admin/catalog" },
  { step: "has_stock", href: "/admin/stock" },
  { step: "has_gateway", href: null },
];

/** The way of a new shop to its first sale, step by step; nothing once all of them are done. */
export function FirstSteps({ steps }: Props) {
  const done = ORDER.filter(({ step }) => steps[step]).length;
  if (done === ORDER.length) return null;
  const next = ORDER.find(({ step }) => !steps[step])?.step;
  return (
    <section aria-labelledby="first-steps" className="pb-4">
      <div className="flex flex-wrap items-center justify-between gap-x-6 gap-y-2 pb-3">
        <div>
          <h2 id="first-steps" className="text-xl font-semibold">
            {words.title}
          </h2>
          <p className="max-w-prose text-sm text-muted text-pretty">{words.intro}</p>
        </div>
        <p className="tabular rounded-full bg-tint px-3 py-1 text-sm font-medium text-link">
          {words.progress(done, ORDER.length)}
        </p>
      </div>
      <ol className="divide-y divide-line overflow-hidden rounded-2xl bg-surface">
        {ORDER.map(({ step, href }, index) => (
          <li key={step}>
            <StepRow
              number={index + 1}
              step={step}
              href={steps[step] ? null : href}
              isDone={steps[step]}
              isNext={step === next}
            />
          </li>
        ))}
      </ol>
    </section>
  );
}

type RowProps = {
  number: number;
  step: Step;
  href: string | null;
  isDone: boolean;
  isNext: boolean;
};

function StepRow({ number, step, href, isDone, isNext }: RowProps) {
  const { title, text } = words.steps[step];
  const row = (
    <span className="flex items-center gap-4 p-4">
      <span
        aria-hidden="true"
        className={`tabular grid size-9 shrink-0 place-items-center rounded-full font-semibold ${
          isNext ? "bg-accent text-on-accent" : "bg-tint text-link"
        }`}
      >
        {isDone ? <Icon name="check" size={20} /> : number}
      </span>
      <span className="min-w-0 flex-1">
        <span className={`block font-medium ${isDone ? "text-muted" : ""}`}>
          {title}
          <span className="sr-only">. {isDone ? words.done : words.open}.</span>
        </span>
        {isDone ? null : <span className="block text-sm text-muted text-pretty">{text}</span>}
      </span>
      {href ? <Icon name="chevron" size={18} className="shrink-0 text-muted" /> : null}
    </span>
  );
  if (!href) return row;
  return (
    <Link href={href} prefetch={false} className="block active:bg-fill">
      {row}
    </Link>
  );
}
