import process from "node:process";
import fc from "fast-check";
import { expect } from "vitest";
import { query } from "@/lib/db";
import { checkBooks } from "@/lib/ledger/check-books";
import { calmWeather } from "@/sandbox/weather";
import { renewDatabase } from "@/test/database";
import { HistoryStep, pickOutcome } from "./history-step";
import { beginHistory, fetchLetters, type Outside, openGateway, type World } from "./history-world";
import { post, setOutage } from "./payer-acts";
import { STEPS, type Step } from "./possible-steps";
import { expire, passTime, poll, send, settleEvents } from "./worker-acts";

const { HISTORIES = "300", HISTORIES_SEED, HISTORIES_PATH, HISTORIES_REPLAY } = process.env;

type Options = {
  count: number;
  /** A failure is reduced to as few steps as show it. */
  isShrunk?: boolean;
  seed?: number;
  path?: string;
  replayPath?: string;
};

/** How many histories are run, and where a failed run is taken up again: at the seed, path and replayPath that it printed. */
export const options: Options = {
  count: Number(HISTORIES),
  ...(HISTORIES_SEED === undefined ? {} : { seed: Number(HISTORIES_SEED) }),
  ...(HISTORIES_PATH === undefined ? {} : { path: HISTORIES_PATH }),
  ...(HISTORIES_REPLAY === undefined ? {} : { replayPath: HISTORIES_REPLAY }),
};

const STEPS_MAX = 50;

/** Lives through random histories; throws with seed and path at the first whose end the model cannot explain. */
export async function runHistories(
  outside: Outside,
  { count, isShrunk = true, replayPath, ...replay }: Options,
): Promise<void> {
  const steps = fc.commands(STEPS, {
    maxCommands: STEPS_MAX,
    size: "max",
    ...(replayPath === undefined ? {} : { replayPath }),
  });
  const property = fc.asyncProperty(steps, (history) => live(outside, history));
  await fc.assert(property, { ...replay, numRuns: count, endOnFailure: !isShrunk });
}

async function live(outside: Outside, steps: Iterable<Step>): Promise<void> {
  const world = await beginHistory(outside);
  try {
    await fc.asyncModelRun(() => ({ model: world, real: world }), steps);
    await drain(world);
    await leave(world);
  } catch (error) {
    // What went wrong must not show again in the next, shorter history.
    await renewDatabase();
    Object.assign(outside.sandbox.weather, calmWeather());
    await openGateway(outside.sandbox);
    throw error;
  }
}

/** Everything that is on its way arrives, everything that waits comes to its end. */
async function drain(world: World): Promise<void> {
  if (world.isGatewayDown) await take(world, new HistoryStep(setOutage, { isDown: false }));
  for (const id of world.paymentIds) await world.sandbox.nowpayments.sendIpn(id);
  fetchLetters(world);
  for (const letter of world.letters.splice(0)) await post(world, letter);
  await take(world, new HistoryStep(settleEvents, {}));
  await take(world, new HistoryStep(poll, {}));
  await take(world, new HistoryStep(passTime, { minutes: 1441 }));
  await take(world, new HistoryStep(expire, {}));
  await take(world, new HistoryStep(send, {}));
  expectGoods(world);
  expect(await checkBooks(), "the books").toEqual([]);
}

async function take<Args>(world: World, step: HistoryStep<Args>): Promise<void> {
  if (step.check(world)) await step.run(world);
  else await pickOutcome(world, [world.shop]);
}

/** Each shopper has the goods of the orders they paid in their chat, each unit once, and nobody has another's. */
function expectGoods({ shop, chats, sandbox }: World): void {
  const seen = chats.map((chat) =>
    sandbox.telegram.messages(chat).flatMap(({ text = "" }) => text.match(/CODE-[\d-]+\./g) ?? []),
  );
  const bought = chats.map((_, buyer) =>
    [...shop.orders.values()]
      .filter((order) => order.shopper === buyer && order.state === "delivered")
      .flatMap(({ lines }) => lines.filter(({ offer }) => !shop.offers[offer]?.isUnlimited))
      .reduce((sum, { quantity }) => sum + quantity, 0),
  );
  expect(
    seen.map((codes) => codes.length),
    "units in the chats",
  ).toEqual(bought);
  const all = seen.flat();
  expect(new Set(all).size, "different units").toBe(all.length);
}

/** Leaves nothing behind that the next history's workers would take up. */
async function leave({ of }: World): Promise<void> {
  const values = [of.shopperIds];
  for (const text of [
    "UPDATE deposit SET next_poll_at = NULL WHERE shopper_id = ANY($1)",
    "UPDATE orders SET expires_at = 'infinity' WHERE shopper_id = ANY($1)",
    "UPDATE notification SET next_attempt_at = 'infinity', lease_until = NULL, lease_token = NULL WHERE state = 'queued' AND shopper_id = ANY($1)",
    "UPDATE payment_event SET state = 'done', done_at = now() WHERE state = 'queued' AND $1::text[] IS NOT NULL",
  ])
    await query({ text, values });
}
