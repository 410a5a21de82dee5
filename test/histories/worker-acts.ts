// What the workers do, one thing at a time and all at once, and the passing of time.
import { query } from "@/lib/db";
import { sendNotification } from "@/lib/delivery/send-notification";
import { expireDeposits } from "@/lib/deposit/expire-deposits";
import { expireOrders } from "@/lib/order/expire-orders";
import { takeNotifications } from "@/lib/outbox/take-notifications";
import { pollDeposits } from "@/lib/settlement/poll-deposits";
import { settlePaymentEvents } from "@/lib/settlement/settle-payment-events";
import { FREELY } from "@/test/send-freely";
import type { Act } from "./history-step";
import { originalOf, paymentOf, RIDDLE, truthOf, type World } from "./history-world";
import { settlePayment, type Truth } from "./money-rule";
import { expireOrder, expireRefills, type ShopModel } from "./shop-model";

/** One thing a worker does at once; a quiet one comes to the same whenever it is done. */
type Deed = { act: (shop: ShopModel) => void; isQuiet: boolean };

const PERMUTED_MAX = 5;
const BATCH = 20;
const isRiddle = (id: string) => id.startsWith(RIDDLE);
const never = new AbortController().signal;

/** A worker takes stored events one after the other. */
export const settleEvents: Act<object> = {
  name: "settleEvents",
  isPossible: ({ queue }) => queue.length > 0,
  run: async (world) => {
    const deeds = deedsOfEvents(world);
    await takeQueue(world);
    while ((await settlePaymentEvents({ batch: 1 })) > 0);
    return [follow(world.shop, deeds)];
  },
};

/** A worker asks for every open payment. */
export const poll: Act<object> = {
  name: "poll",
  isPossible: ({ paymentIds }) => paymentIds.length > 0,
  run: async (world) => {
    const deeds = deedsOfPoll(world);
    await makePollsDue(world);
    while ((await pollDeposits({ batch: 1 })) > 0);
    return [follow(world.shop, deeds)];
  },
};

/** A worker ends what is over. */
export const expire: Act<object> = {
  name: "expire",
  run: async (world) => {
    await expireOrders({ batch: BATCH });
    await expireDeposits({ batch: BATCH });
    return [follow(world.shop, [...deedsOfExpiry(world.shop), endRefills])];
  },
};

/** Two workers do all of that at the same time: what comes out must be what some order of the single deeds gives. */
export const workTogether: Act<object> = {
  name: "workTogether",
  isPossible: (world) => world.queue.length <= BATCH && openDeeds(world).length <= PERMUTED_MAX,
  run: async (world) => {
    const { shop } = world;
    const open = openDeeds(world);
    const quiet = [...deedsOfEvents(inBatch(world)), ...deedsOfPoll(world)].filter(
      ({ isQuiet }) => isQuiet,
    );
    const over = deedsOfExpiry(shop);
    await takeQueue(world);
    await makePollsDue(world);
    const hands = [1, 2].flatMap(() => [
      settlePaymentEvents({ batch: BATCH }),
      pollDeposits({ batch: BATCH }),
      expireOrders({ batch: BATCH }),
      expireDeposits({ batch: BATCH }),
    ]);
    await Promise.all(hands);
    // What one of them had in hand the others left alone until their next turn.
    await settlePaymentEvents({ batch: BATCH });
    await pollDeposits({ batch: BATCH });
    await expireOrders({ batch: BATCH });
    await expireDeposits({ batch: BATCH });
    return permute(open).map((order) => follow(shop, [...order, ...quiet, ...over, endRefills]));
  },
};

/** A worker sends what is to be said; goods that are out are delivered. */
export const send: Act<object> = {
  name: "send",
  run: async ({ shop }) => {
    const options = { limits: FREELY, signal: never };
    for (;;) {
      const taken = await takeNotifications({ count: 20, othersMax: 20, limits: FREELY });
      if (taken.length === 0) break;
      await Promise.all(taken.map((message) => sendNotification(message, options)));
    }
    for (const order of shop.orders.values()) if (order.state === "paid") order.state = "delivered";
    return [shop];
  },
};

/** Time passes: everything that lies ahead comes nearer, everything that was is longer ago. */
export const passTime: Act<{ minutes: number }> = {
  name: "passTime",
  run: async (world, { minutes }) => {
    world.shop.now += minutes;
    for (const id of world.paymentIds) {
      const payment = paymentOf(world, id);
      for (const time of [
        "createdAt",
        "updatedAt",
        "expirationEstimateDate",
        "validUntil",
      ] as const)
        payment[time] -= minutes * 60_000;
    }
    await query({ name: "history_pass", text: PASS, values: [world.of.shopperIds, minutes] });
    return [world.shop];
  },
};

const PASS = `
WITH gone AS (SELECT make_interval(mins => $2::int) AS by),
  o AS (UPDATE orders SET expires_at = expires_at - gone.by FROM gone WHERE shopper_id = ANY($1) RETURNING id),
  u AS (UPDATE stock_unit SET reserved_until = reserved_until - gone.by FROM gone
         WHERE state = 'reserved' AND order_id IN (SELECT id FROM orders WHERE shopper_id = ANY($1))),
  g AS (UPDATE gateway_payment SET seen_at = seen_at - gone.by FROM gone WHERE deposit_id IN (SELECT id FROM deposit WHERE shopper_id = ANY($1)))
UPDATE deposit SET expires_at = expires_at - gone.by, quote_expires_at = quote_expires_at - gone.by FROM gone WHERE shopper_id = ANY($1)`;

// Each at a moment of its own, so that their order is known.
const DUE_POLLS = `
UPDATE deposit d SET next_poll_at = now() - interval '1 hour' + turn * interval '1 second'
  FROM (SELECT id, row_number() OVER (ORDER BY id COLLATE "C") AS turn FROM deposit WHERE next_poll_at IS NOT NULL AND shopper_id = ANY($1)) AS due
 WHERE d.id = due.id RETURNING d.id`;

async function makePollsDue({ of }: World): Promise<void> {
  await query({ name: "history_due_polls", text: DUE_POLLS, values: [of.shopperIds] });
}

// In an outage nothing can be asked, and everything that has to be asked for stays to be done.
async function takeQueue(world: World): Promise<void> {
  world.queue = world.isGatewayDown ? world.queue.filter((id) => !isRiddle(id)) : [];
  await query({
    name: "history_due_events",
    text: "UPDATE payment_event SET next_attempt_at = now(), lease_until = NULL WHERE state = 'queued'",
  });
}

// What the gateway says is read beforehand: a poll may renew a quote.
function deedsOfEvents(world: World): Deed[] {
  const { queue } = world;
  const riddles = queue.filter(isRiddle).map((riddle) => riddle.slice(RIDDLE.length));
  const asked = world.isGatewayDown ? [] : queue.filter((id) => !isRiddle(id));
  return [
    ...riddles.map((key) => ({
      act: (shop: ShopModel) => void shop.reviews.add(`UNKNOWN_SHAPE ${key}`),
      isQuiet: true,
    })),
    ...asked.map((id) => settling([truthOf(world, id)])),
  ];
}

// A deposit whose making was never answered is asked for as soon as its payment has been heard of.
function deedsOfPoll(world: World): Deed[] {
  if (world.isGatewayDown) return [];
  const known = [...world.shop.deposits.keys()].filter(
    (id) => !world.orphans.has(id) || world.shop.payments.has(originalOf(world, id) ?? ""),
  );
  return known.sort().map((id) => settling(truthsOfDeposit(world, id)));
}

// Of the events of one batch each payment is asked for once.
function inBatch(world: World): World {
  return { ...world, queue: [...new Set(world.queue)] };
}

function openDeeds(world: World): Deed[] {
  const events = deedsOfEvents(inBatch(world));
  const deeds = [...events, ...deedsOfPoll(world), ...deedsOfExpiry(world.shop)];
  return deeds.filter(({ isQuiet }) => !isQuiet);
}

function truthsOfDeposit(world: World, depositId: string): Truth[] {
  const original = originalOf(world, depositId);
  if (!original) return [];
  return [original, ...truthOf(world, original).childIds].map((id) => truthOf(world, id));
}

function settling(truths: Truth[]): Deed {
  return {
    act: (shop) => {
      for (const truth of truths) settlePayment(shop, truth);
    },
    isQuiet: truths.every(({ word }) => word === "waiting"),
  };
}

function deedsOfExpiry(shop: ShopModel): Deed[] {
  const over = [...shop.orders].filter(
    ([, order]) => order.state === "awaiting" && order.expiresAt <= shop.now,
  );
  return over.map(([id]) => ({ act: (then) => expireOrder(then, id), isQuiet: false }));
}

const endRefills: Deed = { act: expireRefills, isQuiet: true };

function follow(shop: ShopModel, deeds: readonly Deed[]): ShopModel {
  const after = structuredClone(shop);
  for (const { act } of deeds) act(after);
  return after;
}

function permute<Item>(items: readonly Item[]): Item[][] {
  if (items.length === 0) return [[]];
  return items.flatMap((item, index) =>
    permute(items.toSpliced(index, 1)).map((rest) => [item, ...rest]),
  );
}
