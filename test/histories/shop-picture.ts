import { query } from "@/lib/db";
import { at, type ShopModel } from "./shop-model";

/** What model and database are compared by. */
export type ShopPicture = {
  shoppers: { balance: string; isFrozen: boolean; basket: Record<string, number> }[];
  /** How many units of each offer are free. */
  free: number[];
  orders: Record<string, OrderPicture>;
  deposits: Record<string, { status: string; credited: string; reversed: string }>;
  payments: Record<string, string>;
  reviews: string[];
};

type OrderPicture = {
  state: string;
  granted: string;
  minutesLeft: number | null;
  /** Units it holds, reserved or sold, and how many deliveries were written for it. */
  held: number;
  deliveries: number;
};

/** Whose rows are read; the database may hold other histories'. */
export type PictureOf = { shopperIds: string[]; offerIds: string[]; reviewsAfter: string };

/** What the database must show if the model is right. */
export function drawModel(shop: ShopModel): ShopPicture {
  return {
    shoppers: shop.shoppers.map(({ balance, isFrozen, basket }) => ({
      balance: String(balance),
      isFrozen,
      basket: Object.fromEntries(basket),
    })),
    free: shop.offers.map(({ free }) => free),
    orders: drawOrders(shop),
    deposits: Object.fromEntries(
      [...shop.deposits].map(([id, { status, credited, reversed }]) => [
        id,
        { status, credited: String(credited), reversed: String(reversed) },
      ]),
    ),
    payments: Object.fromEntries(
      [...shop.payments]
        .filter(([, { credited }]) => credited > 0n)
        .map(([id, { credited }]) => [id, String(credited)]),
    ),
    reviews: [...shop.reviews].sort(),
  };
}

function drawOrders(shop: ShopModel): Record<string, OrderPicture> {
  return Object.fromEntries(
    [...shop.orders].map(([id, order]) => {
      const isPaid = order.state === "paid" || order.state === "delivered";
      const isHolding = isPaid || order.state === "awaiting";
      const counted = order.lines.filter(({ offer }) => !at(shop.offers, offer).isUnlimited);
      const picture = {
        state: order.state,
        granted: String(order.granted),
        minutesLeft: order.state === "awaiting" ? order.expiresAt - shop.now : null,
        held: isHolding ? counted.reduce((sum, { quantity }) => sum + quantity, 0) : 0,
        deliveries: isPaid ? 1 : 0,
      };
      return [id, picture];
    }),
  );
}

// Attempts that left nothing behind (a payment the gateway refused, and the order cancelled with it) are none of the model's.
const READ = `
SELECT
  (SELECT json_agg(json_build_object('balance', a.balance_minor::text, 'isFrozen', s.frozen_at IS NOT NULL, 'basket', (
            SELECT coalesce(json_object_agg(array_position($2::text[], b.offer_id) - 1, b.quantity), '{}') FROM basket_line b WHERE b.shopper_id = s.id))
          ORDER BY array_position($1::text[], s.id))
     FROM shopper s JOIN ledger_account a ON a.id = 'shopper:' || s.id WHERE s.id = ANY($1)) AS shoppers,
  (SELECT json_agg((SELECT count(*) FROM stock_unit u WHERE u.offer_id = o.id AND u.state = 'free') ORDER BY array_position($2::text[], o.id))
     FROM offer o WHERE o.id = ANY($2)) AS free,
  (SELECT coalesce(json_object_agg(o.id, json_build_object('state', o.state, 'granted', o.tolerance_minor::text,
            'minutesLeft', CASE WHEN o.state = 'awaiting' THEN round(extract(epoch FROM o.expires_at - now()) / 60) END,
            'held', (SELECT count(*) FROM stock_unit u WHERE u.order_id = o.id AND u.state = CASE o.state WHEN 'awaiting' THEN 'reserved' ELSE 'sold' END::unit_state),
            'deliveries', (SELECT count(*) FROM notification n WHERE n.kind = 'delivery' AND n.payload->>'order_id' = o.id))), '{}')
     FROM orders o WHERE o.shopper_id = ANY($1) AND (o.state <> 'cancelled' OR o.id = ANY($3))) AS orders,
  (SELECT coalesce(json_object_agg(d.id, json_build_object('status', d.status, 'credited', d.credited_minor::text, 'reversed', d.reversed_minor::text)), '{}')
     FROM deposit d WHERE d.shopper_id = ANY($1) AND (d.status <> 'failed' OR d.gateway_payment_id IS NOT NULL OR d.id = ANY($4))) AS deposits,
  (SELECT coalesce(json_object_agg(g.gateway_payment_id, g.credited_minor::text), '{}')
     FROM gateway_payment g JOIN deposit d ON d.id = g.deposit_id WHERE d.shopper_id = ANY($1) AND g.credited_minor > 0) AS payments,
  (SELECT coalesce(json_agg(r.reason || ' ' || r.subject ORDER BY r.reason::text || ' ' || r.subject COLLATE "C"), '[]') FROM review r WHERE r.id > $5) AS reviews`;

/** What the database shows. */
export async function readPicture(of: PictureOf, model: ShopModel): Promise<ShopPicture> {
  const [row] = await query<ShopPicture>({
    name: "history_picture",
    text: READ,
    values: [
      of.shopperIds,
      of.offerIds,
      [...model.orders.keys()],
      [...model.deposits.keys()],
      of.reviewsAfter,
    ],
  });
  if (!row) throw new Error("no picture");
  return row;
}
