import type { AsyncCommand } from "fast-check";
import fc from "fast-check";
import { type Act, HistoryStep } from "./history-step";
import type { World } from "./history-world";
import * as payer from "./payer-acts";
import * as shopper from "./shopper-acts";
import * as worker from "./worker-acts";

export type Step = AsyncCommand<World, World>;

const any = fc.nat(11);
const who = fc.nat(1);
const offer = fc.nat(2);
const letter = any;
const payment = any;
const coin = fc.constantFrom("ltc", "usdtbsc", "ton");
const asked = fc.constant(null);
const means = fc.oneof(
  { weight: 3, arbitrary: coin },
  { weight: 1, arbitrary: fc.constant("balance") },
);
const isAnswerLost = fc.nat(15).map((n) => n === 15);
const share = fc.constantFrom(1, 1, 1, 0.5, 0.3, 0.994, 0.996, 1.4, 0.0001);
const word = fc.constantFrom(
  ...["end", "end", "end", "confirmed", "sending", "finished", "partially_paid"],
  ...["failed", "expired", "refunded", "on_hold"],
);

function step<Args>(act: Act<Args>, args: { [Name in keyof Args]: fc.Arbitrary<Args[Name]> }) {
  return fc.record(args).map((drawn): Step => new HistoryStep(act, drawn as Args));
}

function often<Item>(times: number, item: Item): Item[] {
  return Array.from({ length: times }, () => item);
}

const one = fc.constant(1);

/** What may happen next; what stands here more often happens more often. */
export const STEPS: fc.Arbitrary<Step>[] = [
  step(shopper.fillBasket, { shopper: who, offer, quantity: fc.nat(2) }),
  step(shopper.buy, {
    shopper: who,
    offer: fc.option(offer),
    quantity: fc.integer({ min: 1, max: 2 }),
    means,
    isAnswerLost,
  }),
  ...often(2, step(shopper.buy, { shopper: who, offer, quantity: one, means, isAnswerLost })),
  step(shopper.payRemainder, { order: any, means, isAnswerLost }),
  step(shopper.refill, { shopper: who, amount: fc.constantFrom(499, 500, 1234, 15000), coin }),
  step(shopper.cancel, { order: any }),
  ...often(4, step(payer.transfer, { payment, share, coin: asked })),
  step(payer.transfer, { payment, share, coin: fc.constantFrom("ltc", "btc", payer.UNPRICED) }),
  step(payer.topUp, { payment, share }),
  ...often(2, step(payer.advance, { payment, word: fc.constant("end") })),
  ...often(2, step(payer.advance, { payment, word })),
  ...often(3, step(payer.deliverLetter, { letter, isKept: fc.boolean() })),
  fc.oneof(
    step(payer.changePrice, { payment }),
    step(payer.payStranger, {}),
    step(payer.writeRiddle, { riddle: fc.nat(3) }),
    step(payer.forgeLetter, { letter }),
    step(payer.loseLetter, { letter }),
    ...often(2, step(payer.setOutage, { isDown: fc.boolean() })),
    step(payer.setRate, { coin, eur: fc.constantFrom("0.5", "2.41", "90") }),
  ),
  ...often(2, step(worker.settleEvents, {})),
  step(worker.poll, {}),
  ...often(2, step(worker.workTogether, {})),
  fc.oneof(step(worker.expire, {}), step(worker.send, {})),
  step(worker.passTime, { minutes: fc.constantFrom(5, 31, 95, 160) }),
];
