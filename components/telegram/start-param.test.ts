import { describe, expect, it } from "vitest";
import { readLaunchData, screenOf } from "./start-param";

describe("screenOf", () => {
  it("knows the three kinds of deep link", () => {
    expect(screenOf("p_cafe-voucher", "7")).toBe("/p/cafe-voucher");
    const orderId = `ord_${"0".repeat(21)}`;
    expect(screenOf(`order_${orderId}`, "7")).toBe(`/orders/${orderId}`);
    expect(screenOf("refill_7_25", "7")).toBe("/refill?amount=25.00");
    expect(screenOf("refill_7_12-50", "7")).toBe("/refill?amount=12.50");
  });

  it("ignores somebody else's refill and anything it does not know", () => {
    for (const param of ["refill_8_25", "refill_7_1e3", "p_../x", "order_", "hello", ""])
      expect(screenOf(param, "7")).toBeNull();
  });
});

describe("readLaunchData", () => {
  it("reads the person and the deep link", () => {
    const raw = new URLSearchParams({
      user: JSON.stringify({ id: 7, first_name: "Ana", language_code: "pt-br" }),
      start_param: "p_x",
    });
    expect(readLaunchData(raw.toString())).toEqual({
      telegramId: "7",
      firstName: "Ana",
      languageCode: "pt-br",
      startParam: "p_x",
    });
  });

  it("survives launch data without a readable person", () => {
    for (const raw of ["", "user=%7B", "user=null", "user=7"])
      expect(readLaunchData(raw)).toEqual({
        telegramId: "",
        firstName: "",
        languageCode: "",
        startParam: "",
      });
  });
});
