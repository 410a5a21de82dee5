// Buyers whom the shop has never seen, each buying one thing with POST /api/payment/create: launch data verified, shopper recorded, order
// placed and its unit reserved, a payment opened at the gateway's double over HTTP, the deposit kept, on a PostgreSQL with fsync on. The shop
// also does what follows: the double announces every payment with an IPN, and the inline worker settles it. Shop, PostgreSQL, double and
// buyers share the machine.

import { queryOne } from "@/lib/db";
import { signInitData } from "@/test/sign-init-data";
import { fillOffers } from "./fill-offers";
import { type Call, sendAll } from "./load";
import { median, note, report } from "./report";
import { startGround, startServer } from "./start-server";

const CONNECTIONS = 32;
const CALLS_PER_ROUND = 600;
const ROUNDS = 5;
const WARM_UP_ROUNDS = 1;
const OFFERS = 40;

let telegramId = 1_000_000;

function makePurchase(offers: readonly string[]): Call {
  telegramId += 1;
  return {
    method: "POST",
    path: "/api/payment/create",
    headers: {
      "content-type": "application/json",
      "x-telegram-init-data": signInitData({ telegramId }),
    },
    body: JSON.stringify({
      type: "offer",
      offer_id: offers[telegramId % offers.length],
      quantity: 1,
      currency: "usdttrc20",
    }),
  };
}

const ground = await startGround();
try {
  const total = CALLS_PER_ROUND * (ROUNDS + WARM_UP_ROUNDS);
  let offers: string[] = [];
  const { url: baseUrl } = await startServer({
    ground,
    worker: "inline",
    fill: async () => {
      offers = await fillOffers({ offers: OFFERS, unitsEach: Math.ceil(total / OFFERS) + 10 });
    },
  });
  const rates: number[] = [];
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
    const calls = Array.from({ length: CALLS_PER_ROUND }, () => makePurchase(offers));
    const rate = await sendAll({ baseUrl, connections: CONNECTIONS, calls, status: 201 });
    note(`${Math.round(rate)} checkouts/s`);
    if (round >= 0) rates.push(rate);
  }
  const { open } = await queryOne<{ open: number }>({
    text: `SELECT count(DISTINCT o.shopper_id)::int AS open FROM orders o JOIN deposit d ON d.order_id = o.id JOIN stock_unit u ON u.order_id = o.id
            WHERE o.state = 'awaiting' AND d.status = 'waiting' AND u.state = 'reserved'`,
  });
  if (open !== total) throw new Error(`${total} bought, ${open} orders are open`);
  report({ name: "checkouts a second, 32 connections", measured: median(rates), atLeast: 60 });
} finally {
  await ground.stop();
}
