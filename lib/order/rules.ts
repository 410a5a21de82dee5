import type { ProductKind } from "@/lib/catalog/rules";
import type { DepositStatus } from "@/lib/deposit/rules";
import type { ShopperCard } from "@/lib/shopper/rules";
import type { Right } from "@/lib/staff/rules";

/** Where an order stands. `expired` may still be paid by late money; nothing else goes back. */
export const ORDER_STATES = [
  "awaiting",
  "paid",
  "delivered",
  "expired",
  "cancelled",
  "refunded",
] as const;

export type OrderState = (typeof ORDER_STATES)[number];

/** Every legal step; the database holds the same table in a trigger. */
export const ORDER_TRANSITIONS: Record<OrderState, readonly OrderState[]> = {
  awaiting: ["paid", "expired", "cancelled"],
  paid: ["delivered", "refunded"],
  delivered: ["refunded"],
  expired: ["paid"],
  cancelled: [],
  refunded: [],
};

/** Whether an order may take that step. */
export function canMove(from: OrderState, to: OrderState): boolean {
  return ORDER_TRANSITIONS[from].includes(to);
}

/** The short form of an order's or a payment's id, for people: its last six characters. */
export function shortId(id: string): string {
  return `#${id.slice(-6).toUpperCase()}`;
}

/** How many of one offer a line of a basket or an order may hold; the database checks the same. */
export const QUANTITY_MAX = 100;

/** An order as those who run the shop see it. Amounts are decimal strings in the shop's currency, times ISO 8601. */
export type OrderRecord = {
  readonly order_id: string;
  readonly status: OrderState;
  readonly currency: string;
  readonly total: string;
  /** What the shopper's own balance paid: the total less what the shop granted. "0.00" until it is paid. */
  readonly paid: string;
  readonly tolerance: string;
  readonly refunded: string;
  /** What may still be paid back. */
  readonly refundable: string;
  /** What an awaiting order still needs beyond the balance. */
  readonly missing: string | null;
  readonly created_at: string;
  readonly expires_at: string;
  readonly paid_at: string | null;
  readonly delivered_at: string | null;
  readonly ended_at: string | null;
  readonly shopper: ShopperCard;
  readonly lines: readonly OrderRecordLine[];
  readonly payments: readonly {
    readonly payment_id: string;
    readonly status: DepositStatus;
    readonly gateway: string;
    readonly pay_currency: string;
    readonly price: string;
    readonly credited: string;
    readonly is_known_to_gateway: boolean;
  }[];
  /** How the newest sending of the goods stands; null while nothing was to be sent. */
  readonly delivery: {
    readonly state: "queued" | "sent" | "blocked" | "dead";
    readonly count: number;
  } | null;
};

export type OrderRecordLine = {
  readonly position: number;
  readonly offer_id: string;
  readonly title: string;
  readonly kind: ProductKind;
  readonly quantity: number;
  readonly unit_price: string;
  readonly line_total: string;
  readonly is_unlimited: boolean;
  /** Whether stock has a unit to replace one with. */
  readonly is_in_stock: boolean;
  readonly units: readonly {
    readonly unit_id: string;
    readonly state: "reserved" | "sold" | "void";
    readonly delivered_at: string | null;
    /** The faulty unit in whose place it was sold. */
    readonly replaces_unit_id: string | null;
  }[];
};

export const ORDER_ACTS = ["ask", "resend", "replace", "refund", "cancel"] as const;

/** What staff may do about an order. */
export type OrderAct = (typeof ORDER_ACTS)[number];

/** The right that each act needs. */
export const ORDER_ACT_RIGHTS = {
  ask: "help",
  resend: "help",
  replace: "settle",
  refund: "settle",
  cancel: "settle",
} as const satisfies Record<OrderAct, Right>;

/** What can be done about an order as it stands; whether somebody may is another question. */
export function listOrderActs(order: OrderRecord): OrderAct[] {
  const isSold = order.status === "paid" || order.status === "delivered";
  const can: Record<OrderAct, boolean> = {
    ask: order.payments.some(({ is_known_to_gateway: isKnown }) => isKnown),
    resend: isSold,
    replace:
      isSold &&
      order.delivery?.state !== "queued" &&
      order.lines.some(({ units }) => units.some(({ state }) => state === "sold")),
    refund: order.refundable !== "0.00",
    cancel: order.status === "awaiting",
  };
  return ORDER_ACTS.filter((act) => can[act]);
}

/** One thing that happened to an order or a payment, at a time in ISO 8601. Amounts of money and coins are decimal strings. */
export type EvidenceItem = { readonly at: string } & (
  | {
      /** Lines and prices were frozen and the counted units reserved. */
      readonly kind: "order_placed";
      readonly facts: {
        readonly order_id: string;
        readonly total: string;
        readonly currency: string;
        readonly is_from_basket: boolean;
        readonly units_reserved: number;
        readonly lines: readonly {
          readonly title: string;
          readonly quantity: number;
          readonly unit_price: string;
          readonly line_total: string;
        }[];
      };
    }
  | {
      readonly kind: "term_extended";
      readonly facts: { readonly reason: "payment_seen" | "underpaid" };
    }
  | {
      /** Units became the order's own. What they hold is never told. */
      readonly kind: "units_assigned";
      readonly facts: {
        readonly units: readonly {
          readonly unit_id: string;
          readonly title: string;
          readonly state: string;
        }[];
      };
    }
  | { readonly kind: "order_delivered"; readonly facts: { readonly order_id: string } }
  | {
      readonly kind: "order_ended";
      readonly facts: { readonly order_id: string; readonly status: OrderState };
    }
  | {
      readonly kind: "payment_opened";
      readonly facts: {
        readonly payment_id: string;
        readonly purpose: "order" | "refill";
        readonly gateway: string;
        readonly pay_currency: string;
        readonly price: string;
        readonly currency: string;
        readonly pay_address: string | null;
        readonly expires_at: string;
      };
    }
  | {
      readonly kind: "quote";
      readonly facts: {
        readonly gateway_payment_id: string;
        readonly pay_amount: string;
        readonly pay_currency: string;
        readonly price: string;
        readonly currency: string;
        readonly expires_at: string;
      };
    }
  | {
      /** A payment as the gateway keeps it, and how it stands by now. */
      readonly kind: "gateway_payment";
      readonly facts: {
        readonly gateway: string;
        readonly gateway_payment_id: string;
        readonly parent_gateway_payment_id: string | null;
        readonly status: string;
        readonly status_word: string;
        readonly pay_currency: string;
        readonly pay_amount: string;
        readonly received_amount: string;
        readonly credited: string;
        readonly reversed: string;
        readonly currency: string;
        readonly seen_at: string | null;
      };
    }
  | {
      /** What the gateway said of its own accord. Only what carried its signature over these very bytes is kept. */
      readonly kind: "payment_event";
      readonly facts: {
        readonly event_id: string;
        readonly gateway: string;
        readonly gateway_payment_id: string;
        readonly event_key: string;
        readonly is_signature_valid: true;
        readonly state: "queued" | "done" | "ignored";
        readonly attempts: number;
        readonly done_at: string | null;
        readonly error: string | null;
        /** Byte for byte as it came; base64 where it is no text. */
        readonly raw_body: string;
        readonly raw_body_encoding: "utf8" | "base64";
      };
    }
  | {
      readonly kind: "posting";
      readonly facts: {
        readonly ledger_transaction_id: string;
        readonly posting: string;
        readonly idempotency_key: string;
        readonly actor: string;
        readonly reason: string | null;
        readonly currency: string;
        readonly entries: readonly {
          readonly account: string;
          readonly amount: string;
          readonly balance_after: string | null;
        }[];
      };
    }
  | {
      readonly kind: "message";
      readonly facts: {
        readonly notification_id: string;
        readonly message: string;
        readonly state: "queued" | "sent" | "blocked" | "dead";
        readonly attempts: number;
        readonly repeat_count: number;
        readonly parts_sent: number;
        /** Telegram's own numbers of the messages that arrived. */
        readonly message_ids: readonly string[];
        readonly sent_at: string | null;
        readonly error: string | null;
        /** The unit that it delivers alone, in the place of a faulty one. */
        readonly unit_id: string | null;
      };
    }
  | {
      readonly kind: "review_opened" | "review_resolved";
      readonly facts: {
        readonly review_id: string;
        readonly reason: string;
        readonly gateway: string;
        readonly subject: string;
        readonly proposed: string | null;
        readonly currency: string;
        readonly evidence: unknown;
        /** How a person ended it, and why; null while it is open, and where it ended by itself. */
        readonly outcome: string | null;
        readonly note: string | null;
      };
    }
  | {
      readonly kind: "act";
      readonly facts: {
        readonly entry_id: string;
        readonly act: string;
        readonly subject: string;
        readonly actor: number | null;
        readonly actor_name: string | null;
        readonly role: string;
        readonly reason: string | null;
        readonly before: unknown;
        readonly after: unknown;
      };
    }
);

/** The story of an order or a payment, oldest first. Where there is too much of a kind its newest are told. */
export type Evidence = { readonly is_complete: boolean; readonly items: readonly EvidenceItem[] };
