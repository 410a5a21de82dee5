import { describe, expect, it } from "vitest";
import { readLaunchData, screenOf } from "./start-param";

describe("screenOf", () => {
  it("knows the three kinds of deep link", () => {
    const pathOf = (param: string) => screenOf(param, "7").path;
    expect(pathOf("p_cafe-voucher")).toBe("/p/cafe-voucher");
    const orderId = `ord_${"0".repeat(21)}`;
    expect(pathOf(`order_${orderId}`)).toBe(`/orders/${orderId}`);
    expect(pathOf("refill_7_25")).toBe("/refill?amount=25.00");
    expect(pathOf("refill_7_12-50")).toBe("/refill?amount=12.50");
  });

  it("tells somebody else's refill from what leads nowhere", () => {
    expect(screenOf("refill_8_25", "7")).toEqual({ path: null, fault: "notYours" });
    for (const param of [
      ...["refill_7_1e3", "refill_7_0", "refill_7_٥", "refill__", "p_../x", "p_<script>", "order_"],
      ...[
        "hello",
        "https://evil",
        "//evil",
        "javascript:alert(1)",
        "a".repeat(64),
        `p_${"a".repeat(63)}`,
      ],
    ])
      expect(screenOf(param, "7")).toEqual({ path: null, fault: "nowhere" });
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
