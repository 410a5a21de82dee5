import { query } from "@/lib/db";
import { AppError, invariant } from "@/lib/errors";

export type StoredEvent = {
  readonly gateway: string;
  readonly eventKey: string;
  readonly gatewayPaymentId: string | null;
  readonly state: "queued" | "ignored";
  readonly rawBody: Buffer;
};

type Waiting = {
  readonly event: StoredEvent;
  readonly resolve: (outcome: "new" | "repeated") => void;
  readonly reject: (error: unknown) => void;
};

type Desk = { readonly waiting: Waiting[]; writers: number };

const BATCH_MAX = 64;
const WRITERS_MAX = 2;

declare global {
  var kioskEventDesk: Desk | undefined;
}

// Sorted: two statements that add the same events in different orders would wait for each other.
const STORE = `
INSERT INTO payment_event (gateway, event_key, gateway_payment_id, state, done_at, raw_body)
SELECT e.gateway, e.event_key, e.gateway_payment_id, e.state::payment_event_state, CASE WHEN e.state = 'ignored' THEN now() END, e.raw_body
  FROM unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::bytea[]) AS e (gateway, event_key, gateway_payment_id, state, raw_body)
 ORDER BY e.gateway, e.event_key
ON CONFLICT (gateway, event_key) DO NOTHING
RETURNING gateway, event_key`;

/**
 * Stores an event unless it is there. What arrives while the database is writing goes into the next statement together, so that a flood costs
 * it few commits; each caller still hears only after its own event is on disk. @throws AppError UNAVAILABLE
 */
export function storeEvent(event: StoredEvent): Promise<"new" | "repeated"> {
  globalThis.kioskEventDesk ??= { waiting: [], writers: 0 };
  const desk = globalThis.kioskEventDesk;
  return new Promise((resolve, reject) => {
    desk.waiting.push({ event, resolve, reject });
    if (desk.writers < WRITERS_MAX) void write(desk);
  });
}

async function write(desk: Desk): Promise<void> {
  desk.writers += 1;
  while (desk.waiting.length > 0) await storeBatch(desk.waiting.splice(0, BATCH_MAX));
  desk.writers -= 1;
}

async function storeBatch(batch: readonly Waiting[]): Promise<void> {
  try {
    const added = await insert(batch.map(({ event }) => event));
    // Of several copies in one batch the first was new.
    for (const { event, resolve } of batch)
      resolve(added.delete(nameOf(event)) ? "new" : "repeated");
  } catch (error) {
    const isAway = error instanceof AppError && error.code === "UNAVAILABLE";
    if (batch.length === 1 || isAway) for (const { reject } of batch) reject(error);
    // One that the database does not take must not keep the others out.
    else for (const one of batch) await storeBatch([one]);
  }
}

async function insert(events: readonly StoredEvent[]): Promise<Set<string>> {
  invariant(events.length > 0, "an empty batch of events");
  const rows = await query<{ gateway: string; event_key: string }>({
    name: "store_events",
    text: STORE,
    values: [
      events.map((event) => event.gateway),
      events.map((event) => event.eventKey),
      events.map((event) => event.gatewayPaymentId),
      events.map((event) => event.state),
      events.map((event) => event.rawBody),
    ],
  });
  return new Set(rows.map((row) => nameOf({ gateway: row.gateway, eventKey: row.event_key })));
}

function nameOf({ gateway, eventKey }: { gateway: string; eventKey: string }): string {
  return `${gateway} ${eventKey}`;
}
