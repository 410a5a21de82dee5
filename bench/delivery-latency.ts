// From the moment the final IPN is sent to the door until the message with the goods is in the buyer's chat: stored, asked of the gateway's
// double, settled, order paid, goods unsealed, sent to Telegram's double. Orders come at 5 a second, evenly, whether the ones before are done
// or not, for 60 seconds after a warm-up (`--seconds=20` for less). Every buyer must have the goods exactly once, and nobody another's.
import { setTimeout as sleep } from "node:timers/promises";
import { parseArgs } from "node:util";
import { checkBooks } from "@/lib/ledger/check-books";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { signInitData } from "@/test/sign-init-data";
import { fillOffers } from "./fill-offers";
import { send } from "./load";
import { note, percentile, report } from "./report";
import { startGround, startServer } from "./start-server";

const ORDERS_PER_SECOND = 5;
const WARM_UP_SECONDS = 6;
const PATIENCE_MS = 30_000;
const BUYER_PAUSE_MS = 2_000;
const CODE = /CODE-[\d-]+/g;

const { values } = parseArgs({ options: { seconds: { type: "string", default: "60" } } });
const warmUps = WARM_UP_SECONDS * ORDERS_PER_SECOND;
const orders = warmUps + Number(values.seconds) * ORDERS_PER_SECOND;

type Sale = { sandbox: Sandbox; baseUrl: string; offerId: string };

/** One buyer, from the order to the goods; milliseconds between the final IPN and the message. */
async function sell({ sandbox, baseUrl, offerId }: Sale): Promise<number> {
  const buyer = sandbox.telegram.createUser();
  const created = await send(baseUrl, {
    method: "POST",
    path: "/api/payment/create",
    headers: {
      "content-type": "application/json",
      "x-telegram-init-data": signInitData({ telegramId: buyer.id }),
    },
    body: JSON.stringify({ type: "offer", offer_id: offerId, quantity: 1, currency: "usdttrc20" }),
  });
  if (created.status !== 201) throw new Error(`${created.status}: ${created.body}`);
  const { payment_id: depositId } = JSON.parse(created.body);
  const payment = sandbox.nowpayments.payments().find(({ orderId }) => orderId === depositId);
  if (!payment) throw new Error(`the gateway has no payment for ${depositId}`);
  await sleep(BUYER_PAUSE_MS); // what the double said about its creation is settled by then
  const patch = { status: "finished", actuallyPaid: payment.payAmount } as const;
  sandbox.nowpayments.setPayment(payment.paymentId, patch);
  const arrival = sandbox.telegram.waitForMessage(buyer.id, {
    matches: ({ text = "" }) => text.search(CODE) >= 0,
    timeoutMs: PATIENCE_MS,
  });
  const sentAt = performance.now();
  const [ipn] = await Promise.all([sandbox.nowpayments.sendIpn(payment.paymentId), arrival]);
  if (ipn.status !== 200) throw new Error(`the door answered ${ipn.status}`);
  return performance.now() - sentAt;
}

/** Everybody has one message with one code, and no code is anybody else's. */
function proveDeliveries({ telegram }: Sandbox): void {
  const codes = [...telegram.users.keys()].map((chat) =>
    telegram.messages(chat).flatMap(({ text = "" }) => text.match(CODE) ?? []),
  );
  const distinct = new Set(codes.flat()).size;
  if (codes.some(({ length }) => length !== 1) || distinct !== orders)
    throw new Error(`${orders} orders, ${codes.flat().length} codes sent, ${distinct} different`);
}

const ground = await startGround();
try {
  const { sandbox } = ground;
  let offers: string[] = [];
  const { url: baseUrl } = await startServer({
    ground,
    worker: "inline",
    fill: async () => {
      offers = await fillOffers({ offers: 10, unitsEach: Math.ceil(orders / 10) + 10 });
    },
  });
  const sales: Promise<number>[] = [];
  const startedAt = performance.now();
  for (let order = 0; order < orders; order += 1) {
    await sleep(Math.max(0, startedAt + (order * 1000) / ORDERS_PER_SECOND - performance.now()));
    const sale = sell({ sandbox, baseUrl, offerId: offers[order % offers.length] ?? "" });
    sale.catch(() => undefined); // awaited below with the others
    sales.push(sale);
  }
  const times = (await Promise.all(sales)).slice(warmUps).map((ms) => ms / 1000);
  proveDeliveries(sandbox);
  const wrong = await checkBooks();
  if (wrong.length > 0) throw new Error(`the books: ${JSON.stringify(wrong)}`);
  note(`${times.length} orders, the slowest ${Math.max(...times).toFixed(3)} s`);
  const name = "final IPN → goods in the chat, 5 orders/s";
  report({ name: `${name}, p50`, measured: percentile(times, 50), unit: " s", below: 1 });
  report({ name: `${name}, p99`, measured: percentile(times, 99), unit: " s", below: 3 });
} finally {
  await ground.stop();
}
