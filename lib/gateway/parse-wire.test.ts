import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { money } from "@/lib/money";
import wrongAsset from "@/test/samples/nowpayments/ipn-wrong-asset-2026-10.json";
import createdDoc from "@/test/samples/nowpayments/payment-create-201-doc.json";
import created from "@/test/samples/nowpayments/payment-create-201-live-2023.json";
import finished from "@/test/samples/nowpayments/payment-get-200-doc-finished.json";
import waiting from "@/test/samples/nowpayments/payment-get-200-live-2023.json";
import list from "@/test/samples/nowpayments/payment-list-200-doc.json";
import { parseJson } from "./parse-json";
import { parseCoins, parsePayment, parseStatus, roundToMoney } from "./parse-wire";

const parse = (body: object | string, shopCurrency = "USD") => {
  const text = typeof body === "string" ? body : JSON.stringify(body);
  return parsePayment(parseJson(Buffer.from(text)), shopCurrency);
};

const minimal = '"payment_id":7,"payment_status":"finished","pay_currency":"btc"';

describe("a recorded payment", () => {
  test("as created in 2023", () => {
    expect(parse(created)).toEqual({
      gatewayPaymentId: "6440115313",
      parentGatewayPaymentId: null,
      childGatewayPaymentIds: [],
      depositId: null,
      status: "waiting",
      statusWord: "waiting",
      price: money(40000n, "USD"),
      priceText: "400 usd",
      payCurrency: "ltc",
      payAmount: "5.58529026",
      receivedAmount: "0",
      payAddress: "MS3qL8Fe9BWxjp9qKK6Lrm7jkthLPTGQsj",
      payinExtraId: null,
      network: "ltc",
      quoteExpiresAt: new Date("2023-11-25T18:51:06.986Z"),
      validUntil: new Date("2023-12-02T18:31:06.986Z"),
      updatedAt: new Date("2023-11-25T18:31:06.986Z"),
    });
  });

  test("as documented, with an order id and cents", () => {
    expect(parse(createdDoc)).toMatchObject({
      gatewayPaymentId: "5745459419",
      depositId: "RGDBP-21314",
      price: money(399950n, "USD"),
      validUntil: null,
    });
  });

  test("as asked for, where the ids are numbers", () => {
    expect(parse(waiting)).toMatchObject({
      gatewayPaymentId: "6366009964",
      status: "waiting",
      receivedAmount: "0",
      network: null,
      updatedAt: new Date("2023-11-25T20:51:46.957Z"),
    });
  });

  test("that is finished, with a later transfer to its address", () => {
    expect(parse(finished)).toMatchObject({
      status: "finished",
      receivedAmount: "12",
      childGatewayPaymentIds: ["5513339153"],
    });
  });

  test("that is such a later transfer", () => {
    expect(parse(list.data[1] ?? {})).toMatchObject({
      gatewayPaymentId: "4526424492",
      parentGatewayPaymentId: "5592161154",
    });
  });

  test("in another coin than asked, where no price currency is given", () => {
    expect(parse(wrongAsset)).toMatchObject({
      parentGatewayPaymentId: "6160305429",
      payCurrency: "usdtbsc",
      payAmount: "13",
      receivedAmount: "13",
      price: null,
      priceText: "13",
    });
  });
});

describe("the types of a field differ by endpoint", () => {
  test("ids and amounts may be numbers or strings", () => {
    const asNumbers = parse(`{${minimal},"pay_amount":1.50,"actually_paid":2,"price_amount":5}`);
    const asStrings = parse(
      '{"payment_id":"7","payment_status":"finished","pay_currency":"BTC","pay_amount":"1.50","actually_paid":"2","price_amount":"5"}',
    );
    expect(asNumbers).toEqual(asStrings);
  });

  test("a time may be ISO 8601, milliseconds, missing or nonsense", () => {
    expect(parse(`{${minimal},"updated_at":1698697946468}`).updatedAt).toEqual(
      new Date(1698697946468),
    );
    expect(parse(`{${minimal}}`).updatedAt).toBeNull();
    expect(parse(`{${minimal},"updated_at":"soon"}`).updatedAt).toBeNull();
  });

  test("a memo may be a number; an empty one is none", () => {
    expect(parse(`{${minimal},"payin_extra_id":104729}`).payinExtraId).toBe("104729");
    expect(parse(`{${minimal},"payin_extra_id":""}`).payinExtraId).toBeNull();
  });

  test("children may be numbers, strings, null or absent", () => {
    expect(parse(`{${minimal},"payment_extra_ids":[1,"2"]}`).childGatewayPaymentIds).toEqual([
      "1",
      "2",
    ]);
    expect(parse(`{${minimal},"payment_extra_ids":null}`).childGatewayPaymentIds).toEqual([]);
  });
});

describe("the price", () => {
  test.each([
    ["25", "eur", 2500n],
    ["25.10", "EUR", 2510n],
    ['"25.1"', "eur", 2510n],
    ["2.5e1", "eur", 2500n],
  ])("%s %s is the shop's money", (text, currency, expected) => {
    const body = `{${minimal},"price_amount":${text},"price_currency":"${currency}"}`;
    expect(parse(body, "EUR").price).toEqual(money(expected, "EUR"));
  });

  test.each([
    ["25", "usd"],
    ["25.001", "eur"],
    ["-25", "eur"],
    ["null", "eur"],
    ['"NaN"', "eur"],
  ])("%s %s is not, and is kept as evidence", (text, currency) => {
    const payment = parse(
      `{${minimal},"price_amount":${text},"price_currency":"${currency}"}`,
      "EUR",
    );
    expect(payment.price).toBeNull();
    expect(payment.priceText).toContain(currency);
  });
});

describe("an answer that cannot be relied on is refused", () => {
  test.each([
    ["no id", '{"payment_status":"finished","pay_currency":"btc"}'],
    ["an id with a fraction", '{"payment_id":7.0,"payment_status":"waiting","pay_currency":"btc"}'],
    ["no status", '{"payment_id":7,"pay_currency":"btc"}'],
    ["a negative receipt", `{${minimal},"actually_paid":-1}`],
    ["a receipt that is a word", `{${minimal},"actually_paid":"NaN"}`],
    ["an absurd receipt", `{${minimal},"actually_paid":1e999}`],
    ["a parent that is no id", `{${minimal},"parent_payment_id":"x"}`],
    ["a list", "[]"],
  ])("%s", (_title, body) => {
    expect(() => parse(body)).toThrow();
  });
});

test.each([
  ["waiting", "waiting"],
  ["confirming", "seen"],
  ["confirmed", "seen"],
  ["sending", "seen"],
  ["finished", "finished"],
  ["partially_paid", "partially_paid"],
  ["failed", "failed"],
  ["expired", "expired"],
  ["refunded", "refunded"],
  ["cancelled", "cancelled"],
  ["canceled", "cancelled"],
  ["wrong_asset_confirmed", "unknown"],
  ["FINISHED", "unknown"],
  ["finished ", "unknown"],
  ["paid", "unknown"],
  ["toString", "unknown"],
  ["", "unknown"],
])("the word %j means %s", (word, status) => {
  expect(parseStatus(word)).toBe(status);
  expect(parse({ payment_id: 7, payment_status: word, pay_currency: "btc" }).statusWord).toBe(word);
});

test.each([
  ["1e-7", "0.0000001"],
  ["2.5E+3", "2500"],
  ["10.50", "10.5"],
  ["0", "0"],
  ["0.000000000000000001", "0.000000000000000001"],
  ["123456789012345678901234.5", "123456789012345678901234.5"],
])("%s coins are %s in plain notation", (text, plain) => {
  expect(parseCoins(text)).toBe(plain);
});

test("rounding goes where it is told to, by less than a cent", () => {
  const amount = fc
    .tuple(fc.nat(10 ** 9), fc.nat(10 ** 8))
    .map(([a, b]) => `${a}.${`${b}`.padStart(9, "0")}`);
  fc.assert(
    fc.property(amount, (text) => {
      const exact = BigInt(text.replace(".", ""));
      const down = roundToMoney(text, { currency: "EUR", rounding: "down" }).amount * 10n ** 7n;
      const up = roundToMoney(text, { currency: "EUR", rounding: "up" }).amount * 10n ** 7n;
      expect(down <= exact && exact < down + 10n ** 7n).toBe(true);
      expect(exact <= up && up < exact + 10n ** 7n).toBe(true);
    }),
  );
});
