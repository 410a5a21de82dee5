import { expect, test } from "vitest";
import { canonicalJson, createJwt, isJwtValid, signBody } from "./sign";

const SECRET = "test-ipn-secret";

const VECTORS: readonly [name: string, body: string, signature: string][] = [
  [
    "plain sorted",
    '{"actually_paid":0.00656612,"actually_paid_at_fiat":0,"fee":{"currency":"btc","depositFee":0.000002,"serviceFee":0.000003,"withdrawalFee":0},"invoice_id":null,"order_description":null,"order_id":"deposit_a7936ab3-8970-4d3b-8f79-d17aa8928b03_1765249230","outcome_amount":0.00022187,"outcome_currency":"btc","parent_payment_id":null,"pay_address":"0x05Db991D7930CE6Ac8c21064de9A14EB2a154746","pay_amount":0.00656612,"pay_currency":"eth","payin_extra_id":null,"payment_extra_ids":null,"payment_id":5800567260,"payment_status":"finished","price_amount":20,"price_currency":"usd","purchase_id":"5172103429","updated_at":1765249461097}',
    "1187d83f7cacdaa3581bd02e6b181ff0eb098449be5941821d9d009ceb8eef3567844ce088b20454fed85dd26005266d3495fb6b120bac8f666e132d500be362",
  ],
  [
    "unsorted wire",
    '{"payment_id":5261148849,"parent_payment_id":null,"invoice_id":6417549628,"payment_status":"finished","pay_address":"TDbqd96NNmXmNQCCbdohbvDnDZHcZy1GGJ","payin_extra_id":null,"price_amount":5,"price_currency":"usd","pay_amount":69.242455,"actually_paid":69.25,"actually_paid_at_fiat":0,"pay_currency":"trx","order_id":"1","order_description":"Pay for services","purchase_id":"5931000544","updated_at":1698697946468,"outcome_amount":4.959058,"outcome_currency":"usdttrc20","payment_extra_ids":null}',
    "cb6e850cf016cfb1a28b97a3fc709a26e12fc45f9ff8a2b99fe4fd35fadae8fcbac847556e0b13ec354f5e3d91dfe97253e417c2e1b85330d25f296cb8de38fd",
  ],
  [
    "unicode slash",
    '{"payment_id":7,"payment_status":"waiting","order_description":"Bestellung – 2 × Tee / 10 €","order_id":"a/b"}',
    "d3caa8289ef5ee34ee7134fb65338252e7fffd19dfdbd8e8ab6fac049934adb6023fc34fd5389a526addb646646b60a54a6bb321bb863c2eb804affb14c97af5",
  ],
  [
    "array extra ids",
    '{"payment_id":1,"payment_status":"partially_paid","payment_extra_ids":[5513339153,4526424492]}',
    "42195e3735ba91fa10c9ca209bbd7dce953d5aad71992c6642821e2713a9d50a9e70ad97d87f863b51eff4d588dadab6831a8e694b4615b58ee7378423307005",
  ],
  [
    "tiny numbers",
    '{"payment_id":2,"payment_status":"finished","pay_amount":1e-7,"fee":{"currency":"btc","withdrawalFee":0,"serviceFee":1e-8,"depositFee":0.000083}}',
    "a2946df8faf5653c37c6fb924f3c737310e8a57fdda798c05e492b732e9a91bc66af1aefb290f50e5868d43b7cb856c6a2bfa189d47013f2b212810d56bbeca1",
  ],
];

test.each(VECTORS)("a body with %s is signed as the service signs it", (_name, body, signature) => {
  expect(signBody(JSON.parse(body), SECRET)).toBe(signature);
  expect(signBody(JSON.parse(body), ` ${SECRET}\n`)).toBe(signature);
});

test("keys are sorted at every depth, also inside lists", () => {
  expect(canonicalJson({ b: [{ d: 1, c: 2 }], a: { z: null, y: 1e-7 } })).toBe(
    '{"a":{"y":1e-7,"z":null},"b":[{"c":2,"d":1}]}',
  );
});

test("a token lasts five minutes and only with its own signature", () => {
  const now = Date.parse("2026-11-21T12:00:00Z");
  const token = createJwt("key", now);
  expect(isJwtValid(token, { secret: "key", now: now + 299_000 })).toBe(true);
  expect(isJwtValid(token, { secret: "key", now: now + 301_000 })).toBe(false);
  expect(isJwtValid(token, { secret: "other", now })).toBe(false);
  expect(isJwtValid("a.b", { secret: "key", now })).toBe(false);
});
