import Link from "next/link";
import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { gatewayTitle } from "@/lib/gateway/rules";
import type { StateReport } from "@/lib/report/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { Bones, Figures } from "./overview-panel";
import type { useFigures } from "./use-figures";

const words = ADMIN_EN.overview;
const SLOW_MS = 5 * 60_000;

type Props = { figures: ReturnType<typeof useFigures<StateReport>>; now: number };

/** What only a person can put right, or that there is nothing of the kind. */
export function Attention({ figures, now }: Props) {
  return (
    <Figures figures={figures} skeleton={<Bones className="h-12 rounded-2xl" />}>
      {(state) => {
        const { grave, other } = listConcerns(state, now);
        if (grave.length + other.length === 0)
          return (
            <div className="rounded-2xl bg-surface">
              <Line tone="text-good" icon="check">
                {words.allWell}
              </Line>
            </div>
          );
        return (
          <section
            aria-label={words.needsYou}
            className="divide-y divide-line overflow-hidden rounded-2xl bg-surface"
          >
            {grave.map((concern) => (
              <Line key={concern.text} tone="text-danger" icon="alert" href={concern.href}>
                {concern.text}
              </Line>
            ))}
            {other.map((concern) => (
              <Line key={concern.text} tone="text-warn" icon="alert" href={concern.href}>
                {concern.text}
              </Line>
            ))}
          </section>
        );
      }}
    </Figures>
  );
}

type LineProps = { tone: string; icon: "check" | "alert"; href?: string; children: ReactNode };

function Line({ tone, icon, href, children }: LineProps) {
  const content = (
    <>
      <Icon name={icon} size={20} className={`shrink-0 ${tone}`} />
      <span className="flex-1 text-pretty">{children}</span>
    </>
  );
  const look = "flex min-h-12 items-center gap-3 px-4 py-3";
  return href ? (
    <Link href={href} prefetch={false} className={`${look} active:bg-fill`}>
      {content}
      <Icon name="chevron" size={18} className="shrink-0 text-muted" />
    </Link>
  ) : (
    <p className={look}>{content}</p>
  );
}

type Concern = { readonly text: string /** Where it is put right. */; readonly href?: string };

/** Grave: money or deliveries stand still, or the books cannot be trusted. */
function listConcerns(state: StateReport, now: number): { grave: Concern[]; other: Concern[] } {
  const say = words.attention;
  const { gateways, worker, outbox, proofs, reviews, support, low_stock: low } = state;
  const found = (kind: "books" | "audit") =>
    proofs.find((proof) => proof.kind === kind)?.findings ?? 0;
  const isSlow = outbox.oldest_at !== null && now - Date.parse(outbox.oldest_at) > SLOW_MS;
  const open = reviews.reduce((sum, { count }) => sum + count, 0);
  const soldOut = low.filter(({ free }) => free === 0).length;
  const mute = gateways.filter((gateway) => !gateway.is_answering);
  return {
    grave: [
      ...(found("books") > 0 ? [{ text: say.books(found("books")) }] : []),
      ...(found("audit") > 0 ? [{ text: say.audit }] : []),
      ...(worker.is_late ? [{ text: say.worker }] : []),
      ...(gateways.length === 0 ? [{ text: say.noGateway }] : []),
      ...mute.map(({ name }) => ({ text: say.gateway(gatewayTitle(name)) })),
    ],
    other: [
      ...(isSlow ? [{ text: say.outbox(outbox.waiting) }] : []),
      ...(open > 0 ? [{ text: say.reviews(open), href: "/admin/reviews" }] : []),
      ...(support.waiting > 0
        ? [{ text: say.support(support.waiting), href: "/admin/support?state=waiting" }]
        : []),
      ...(soldOut > 0 ? [{ text: say.soldOut(soldOut), href: "/admin/stock" }] : []),
    ],
  };
}
