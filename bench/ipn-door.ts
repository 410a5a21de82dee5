// Genuine NOWPayments IPNs, each of them new: verified over the raw bytes and on disk (fsync on) before the answer, against the constant
// POST route of the same process that reads the same bodies. Rounds of both take turns; the figure is the median of their ratios.
// The worker is off: what it does with a stored event happens after the answer, and may happen in another process.
import { signBody } from "@/sandbox/nowpayments/sign";
import { type Call, send, sendAll } from "./load";
import { median, note, report } from "./report";
import { secrets, startGround, startServer } from "./start-server";

const CONNECTIONS = 64;
const CALLS_PER_ROUND = 4_000;
const ROUNDS = 9;
const WARM_UP_ROUNDS = 2;

let paymentId = 5_000_000_000;

function makeIpn(): Call {
  paymentId += 1;
  const body = {
    payment_id: paymentId,
    parent_payment_id: null,
    invoice_id: null,
    payment_status: "finished",
    pay_address: "TXLAQ63Xg1NAzckPwKHvzw7CSEmLMEqcdj",
    payin_extra_id: null,
    price_amount: 25,
    price_currency: "eur",
    pay_amount: 27.153201,
    actually_paid: 27.153201,
    actually_paid_at_fiat: 0,
    pay_currency: "usdttrc20",
    order_id: `dep_${paymentId}`,
    order_description: "Order ord_0199a1b2c3d4e5f60718293a",
    purchase_id: String(paymentId + 1),
    outcome_amount: 26.8815,
    outcome_currency: "usdttrc20",
    payment_extra_ids: null,
    fee: { currency: "usdttrc20", depositFee: 0.000083, withdrawalFee: 0, serviceFee: 0.135 },
    updated_at: 1_763_700_000_000,
  };
  return {
    method: "POST",
    path: "/api/ipn/nowpayments",
    headers: {
      "content-type": "application/json",
      "x-nowpayments-sig": signBody(body, secrets.NOWPAYMENTS_IPN_SECRET),
    },
    body: JSON.stringify(body),
  };
}

const ground = await startGround();
try {
  const { url: baseUrl } = await startServer({ ground, worker: "off" });
  const constant = await send(baseUrl, { ...makeIpn(), path: "/api/me" });
  if (constant.body !== '{"status":"ok"}') throw new Error(`no constant route: ${constant.body}`);

  const ratios: number[] = [];
  for (let round = -WARM_UP_ROUNDS; round < ROUNDS; round += 1) {
    const ipns = Array.from({ length: CALLS_PER_ROUND }, makeIpn);
    const constants = ipns.map((call) => ({ ...call, path: "/api/me" }));
    const load = { baseUrl, connections: CONNECTIONS, status: 200 };
    const constantRate = await sendAll({ ...load, calls: constants });
    const ipnRate = await sendAll({ ...load, calls: ipns });
    note(`constant ${Math.round(constantRate)}/s, IPNs ${Math.round(ipnRate)}/s`);
    if (round >= 0) ratios.push(ipnRate / constantRate);
  }
  report({
    name: "IPN verified and stored ÷ constant POST route",
    measured: median(ratios),
    atLeast: 0.6,
  });
} finally {
  await ground.stop();
}
