import type { ReactNode } from "react";
import { Icon } from "@/components/ui/icon";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { Bones, Figures } from "./overview-panel";
import type { ShopState } from "./overview-shapes";
import { gatewayTitle } from "./overview-words";
import type { useFigures } from "./use-figures";

const words = ADMIN_EN.overview;
const SLOW_MS = 5 * 60_000;

type Props = { figures: ReturnType<typeof useFigures<ShopState>>; now: number };

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
            {grave.map((text) => (
              <Line key={text} tone="text-danger" icon="alert">
                {text}
              </Line>
            ))}
            {other.map((text) => (
              <Line key={text} tone="text-warn" icon="alert">
                {text}
              </Line>
            ))}
          </section>
        );
      }}
    </Figures>
  );
}

function Line({
  tone,
  icon,
  children,
}: {
  tone: string;
  icon: "check" | "alert";
  children: ReactNode;
}) {
  return (
    <p className="flex items-center gap-3 px-4 py-3">
      <Icon name={icon} size={20} className={`shrink-0 ${tone}`} />
      <span className="text-pretty">{children}</span>
    </p>
  );
}

/** Grave: money or deliveries stand still, or the books cannot be trusted. */
function listConcerns(state: ShopState, now: number): { grave: string[]; other: string[] } {
  const say = words.attention;
  const { gateways, worker, outbox, proofs, reviews, low_stock: low } = state;
  const found = (kind: "books" | "audit") =>
    proofs.find((proof) => proof.kind === kind)?.findings ?? 0;
  const isSlow = outbox.oldest_at !== null && now - Date.parse(outbox.oldest_at) > SLOW_MS;
  const open = reviews.reduce((sum, { count }) => sum + count, 0);
  const soldOut = low.filter(({ free }) => free === 0).length;
  const mute = gateways.filter((gateway) => !gateway.is_answering);
  return {
    grave: [
      ...(found("books") > 0 ? [say.books(found("books"))] : []),
      ...(found("audit") > 0 ? [say.audit] : []),
      ...(worker.is_late ? [say.worker] : []),
      ...(gateways.length === 0 ? [say.noGateway] : []),
      ...mute.map(({ name }) => say.gateway(gatewayTitle(name))),
    ],
    other: [
      ...(isSlow ? [say.outbox(outbox.waiting)] : []),
      ...(open > 0 ? [say.reviews(open)] : []),
      ...(soldOut > 0 ? [say.soldOut(soldOut)] : []),
    ],
  };
}
