import Link from "next/link";
import type { ReactNode } from "react";
import { classNames } from "@/components/ui/class-names";
import { gatewayTitle } from "@/lib/gateway/rules";
import type { StateReport } from "@/lib/report/rules";
import { ADMIN_EN } from "@/lib/text/admin-en";
import { ADMIN_REVIEWS_EN } from "@/lib/text/admin-reviews-en";
import { Bones, Figures, Nothing, Panel } from "./overview-panel";
import { agoText } from "./overview-words";
import type { useFigures } from "./use-figures";

const words = ADMIN_EN.overview;
const SHOWN_MAX = 7;

type Props = { figures: ReturnType<typeof useFigures<StateReport>>; now: number };

/** Offers with few units left, sold out ones first. */
export function LowStockPanel({ figures }: Pick<Props, "figures">) {
  return (
    <Panel title={words.lowStock}>
      <Figures figures={figures} skeleton={<Bones className="h-40" />}>
        {({ low_stock: low }) =>
          low.length === 0 ? (
            <Nothing title={words.noLowStock} text={words.noLowStockText} />
          ) : (
            <ul className="-my-2.5 divide-y divide-line">
              {low.slice(0, SHOWN_MAX).map((offer) => (
                <Row
                  key={offer.offer_id}
                  title={
                    <Link
                      href={`/admin/stock/${offer.offer_id}`}
                      prefetch={false}
                      className="-my-2.5 block py-2.5 hover:underline"
                    >
                      {offer.title}
                    </Link>
                  }
                  remark={offer.sold > 0 ? words.soldLately(offer.sold) : null}
                >
                  <span className={offer.free === 0 ? "text-danger" : "text-warn"}>
                    {offer.free === 0 ? words.soldOut : words.left(offer.free)}
                  </span>
                </Row>
              ))}
              {low.length > SHOWN_MAX ? (
                <li className="py-2.5 text-sm text-muted">
                  {words.andMore(low.length - SHOWN_MAX)}
                </li>
              ) : null}
            </ul>
          )
        }
      </Figures>
    </Panel>
  );
}

/** Payments that nobody may value or attribute by guessing, by reason. */
export function ReviewsPanel({ figures, now }: Props) {
  return (
    <Panel title={words.reviews}>
      <Figures figures={figures} skeleton={<Bones className="h-40" />}>
        {({ reviews }) =>
          reviews.length === 0 ? (
            <Nothing title={words.noReviews} text={words.noReviewsText} />
          ) : (
            <ul className="-my-2.5 divide-y divide-line">
              {reviews.map(({ reason, count, oldest_at: at }) => (
                <Row
                  key={reason}
                  title={ADMIN_REVIEWS_EN.reasons[reason]}
                  remark={words.since(agoText(at, now))}
                >
                  {count}
                </Row>
              ))}
            </ul>
          )
        }
      </Figures>
    </Panel>
  );
}

/** Whether everything runs that runs by itself. */
export function MachinePanel({ figures, now }: Props) {
  return (
    <Panel title={words.machine}>
      <Figures figures={figures} skeleton={<Bones className="h-64" />}>
        {(state) => (
          <ul className="-my-2.5 divide-y divide-line">
            {state.gateways.map((gateway) => (
              <Row
                key={gateway.name}
                title={gatewayTitle(gateway.name)}
                remark={`${words.lastEvent} ${ago(gateway.last_event_at, now)}, ${words.lastSuccess} ${ago(gateway.last_success_at, now)}`}
              >
                <Light isGood={gateway.is_answering}>
                  {gateway.is_answering ? words.running : words.broken}
                </Light>
              </Row>
            ))}
            <Row title={words.worker} remark={ago(state.worker.seen_at, now)}>
              <Light isGood={!state.worker.is_late}>
                {state.worker.is_late ? words.late : words.alive}
              </Light>
            </Row>
            <Row
              title={words.outbox}
              remark={state.outbox.oldest_at ? words.since(ago(state.outbox.oldest_at, now)) : null}
            >
              {state.outbox.waiting === 0
                ? words.nothingWaits
                : words.waiting(state.outbox.waiting)}
            </Row>
            {state.proofs.map((proof) => (
              <Proof key={proof.kind} proof={proof} now={now} />
            ))}
          </ul>
        )}
      </Figures>
    </Panel>
  );
}

function Proof({ proof, now }: { proof: StateReport["proofs"][number]; now: number }) {
  const { kind, checked_at: at, findings, is_late: isLate } = proof;
  const overdue = at && isLate ? `, ${words.overdue}` : "";
  const found = findings ?? 0;
  return (
    <Row
      title={words.proofs[kind]}
      remark={at ? `${words.checked} ${agoText(at, now)}${overdue}` : null}
    >
      {at ? (
        <Light isGood={found === 0}>
          {found === 0 ? words.inOrder[kind] : words.findings(found)}
        </Light>
      ) : (
        <span className="text-muted">{words.notChecked}</span>
      )}
    </Row>
  );
}

function ago(at: string | null, now: number): string {
  return at ? agoText(at, now) : words.never;
}

type RowProps = { title: ReactNode; remark: string | null; children: ReactNode };

function Row({ title, remark, children }: RowProps) {
  return (
    <li className="flex items-center justify-between gap-4 py-2.5">
      <span className="min-w-0">
        <span className="block">{title}</span>
        {remark ? <span className="block text-sm text-muted">{remark}</span> : null}
      </span>
      <span className="tabular shrink-0 text-right font-medium">{children}</span>
    </li>
  );
}

function Light({ isGood, children }: { isGood: boolean; children: ReactNode }) {
  return (
    <span className={classNames("flex items-center gap-2", !isGood && "text-danger")}>
      <span
        aria-hidden="true"
        className={classNames("size-2.5 rounded-full", isGood ? "bg-good" : "bg-danger")}
      />
      {children}
    </span>
  );
}
