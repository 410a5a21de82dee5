import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { contrast, isDark, parseColor, readable } from "./contrast";

const channel = fc.integer({ min: 0, max: 255 });
const hex = fc
  .tuple(channel, channel, channel)
  .map((color) => `#${color.map((value) => value.toString(16).padStart(2, "0")).join("")}`);

describe("readable", () => {
  it("reaches 4.5 : 1 for any pair of colours", () => {
    fc.assert(
      fc.property(hex, hex, (color, against) => {
        const found = parseColor(readable({ color, against }));
        const ground = parseColor(against);
        if (!found || !ground) throw new Error("not a colour");
        expect(contrast(found, ground)).toBeGreaterThanOrEqual(4.5);
      }),
    );
  });

  it("can be read on a tint of itself, as the buttons have it", () => {
    for (const [color, against] of [
      ["#3390ec", "#f4f4f5"],
      ["#8774e1", "#212121"],
    ] as const) {
      const [red, green, blue] = parseColor(readable({ color, against, tint: 0.14 })) ?? [0, 0, 0];
      const [r, g, b] = parseColor(against) ?? [0, 0, 0];
      const on = (one: number, ground: number) => Math.round(ground + (one - ground) * 0.14);
      expect(
        contrast([red, green, blue], [on(red, r), on(green, g), on(blue, b)]),
      ).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("leaves a colour alone that can be read already", () => {
    expect(readable({ color: "#1f5fa0", against: "#ffffff" })).toBe("#1f5fa0");
  });

  it("hands back what is no colour", () => {
    expect(readable({ color: "red", against: "#ffffff" })).toBe("red");
  });
});

describe("isDark", () => {
  it("calls Telegram's dark grounds dark and its light ones light", () => {
    expect(["#212121", "#17212b", "#000000"].map(isDark)).toEqual([true, true, true]);
    expect(["#ffffff", "#f4f4f5", "#efeff4"].map(isDark)).toEqual([false, false, false]);
  });
});
