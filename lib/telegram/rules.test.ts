import { describe, expect, it } from "vitest";
import { parseStartLink } from "./rules";

const ORDER_ID = "ord_0abcdefgh0123456789jk";

describe("parseStartLink", () => {
  it("reads a refill in whole units and with cents", () => {
    expect(parseStartLink("refill_100000001_50")).toEqual({
      kind: "refill",
      telegramId: 100000001n,
      amount: "50.00",
    });
    expect(parseStartLink("refill_100000001_12-50")).toMatchObject({ amount: "12.50" });
    expect(parseStartLink("refill_100000001_0-50")).toMatchObject({ amount: "0.50" });
  });

  it("reads a product and an order", () => {
    expect(parseStartLink("p_cafe-voucher")).toEqual({ kind: "product", slug: "cafe-voucher" });
    expect(parseStartLink(`order_${ORDER_ID}`)).toEqual({ kind: "order", orderId: ORDER_ID });
  });

  it.each([
    "",
    "refill_1_nan",
    "refill_1_inf",
    "refill_1_1e308",
    "refill_1_-5",
    "refill_1_0",
    "refill_1_0-00",
    "refill_1_٥",
    "refill_1_5_6",
    "refill_1_5-5",
    "refill_1_007",
    "refill_1_1234567890",
    "refill__",
    "refill__5",
    "refill_01_5",
    "refill_1_",
    "p_",
    "p_<script>",
    "p_Upper",
    "p_-x",
    `p_${"a".repeat(62)}`,
    `p_${"a".repeat(63)}`,
    "order_",
    "order_1",
    `order_${ORDER_ID}0`,
    "https://evil",
    "//evil",
    "javascript:",
    "../../admin",
    "p_x\n",
    "token",
  ])("knows no link in %j", (payload) => {
    expect(parseStartLink(payload)).toBeNull();
  });

  it("reads the longest slug that a payload of 64 characters can carry", () => {
    const slug = "a".repeat(61);
    expect(parseStartLink(`p_${slug}`)).toEqual({ kind: "product", slug });
  });
});
