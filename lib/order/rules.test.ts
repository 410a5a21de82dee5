import { describe, expect, it } from "vitest";
import {
  canMove,
  listOrderActs,
  ORDER_ACT_RIGHTS,
  ORDER_STATES,
  type OrderRecord,
  type OrderState,
} from "./rules";

const LEGAL: readonly [OrderState, OrderState][] = [
  ["awaiting", "paid"],
  ["awaiting", "expired"],
  ["awaiting", "cancelled"],
  ["expired", "paid"],
  ["paid", "delivered"],
  ["paid", "refunded"],
  ["delivered", "refunded"],
];

describe("an order", () => {
  for (const from of ORDER_STATES)
    for (const to of ORDER_STATES) {
      const isLegal = LEGAL.some(([left, right]) => left === from && right === to);
      it(`${isLegal ? "moves" : "never moves"} from ${from} to ${to}`, () => {
        expect(canMove(from, to)).toBe(isLegal);
      });
    }
});

describe("listOrderActs", () => {
  const unit = { unit_id: "unt_1", delivered_at: null };
  const order = (status: OrderState, refundable: string, state: "reserved" | "sold" | "void") =>
    ({
      ...{ status, refundable, payments: [] },
      lines: [{ units: [{ ...unit, state }] }],
    }) as unknown as OrderRecord;

  const CASES: [string, OrderState, string, "reserved" | "sold" | "void", string[]][] = [
    ["an open one", "awaiting", "0.00", "reserved", ["cancel"]],
    ["a paid one", "paid", "10.00", "sold", ["resend", "replace", "refund"]],
    ["one with a cent to pay back", "delivered", "0.01", "sold", ["resend", "replace", "refund"]],
    ["one without anything to pay back", "delivered", "0.00", "sold", ["resend", "replace"]],
    ["one without a unit that was sold", "delivered", "5.00", "void", ["resend", "refund"]],
    ["one that lapsed", "expired", "0.00", "void", []],
    ["a cancelled one", "cancelled", "0.00", "void", []],
    ["a refunded one", "refunded", "0.00", "sold", []],
  ];

  for (const [name, status, refundable, unitState, acts] of CASES)
    it(`allows ${acts.join(", ") || "nothing"} for ${name}`, () => {
      expect(listOrderActs(order(status, refundable, unitState))).toEqual(acts);
    });

  it("replaces nothing while the first delivery is on its way", () => {
    const sent = (state: string) =>
      ({ ...order("paid", "0.00", "sold"), delivery: { state } }) as unknown as OrderRecord;
    expect(listOrderActs(sent("queued"))).not.toContain("replace");
    expect(listOrderActs(sent("sent"))).toContain("replace");
  });

  it("lets the gateway be asked about a payment that it knows, whatever the order's state", () => {
    const asked = { ...order("expired", "0.00", "void") };
    const known = (isKnown: boolean) =>
      ({ ...asked, payments: [{ is_known_to_gateway: isKnown }] }) as unknown as OrderRecord;
    expect(listOrderActs(known(true))).toEqual(["ask"]);
    expect(listOrderActs(known(false))).toEqual([]);
  });

  it("is for those who settle, and for those who help where no money moves", () => {
    expect(ORDER_ACT_RIGHTS).toEqual({
      ...{ ask: "help", resend: "help" },
      ...{ replace: "settle", refund: "settle", cancel: "settle" },
    });
  });
});
