import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lengthOf, toPlain } from "@/lib/telegram/rich-text";
import { ACCOUNT_EN } from "@/lib/text/account-en";
import { presentContent } from "./order-content";

const { purchases: words } = ACCOUNT_EN;
const unit = (text: string, names: string[] = [], title = "Voucher") => ({
  title,
  text,
  files: names.map((name) => ({ id: "fil_1", name, mime_type: "image/png", url: "/x" })),
});
const present = (units: Parameters<typeof presentContent>[0], room = 4_000) => {
  const { text, isWhole } = presentContent(units, { words, room });
  return { plain: toPlain(text), isWhole, text };
};

describe("presentContent", () => {
  it("names each thing once above its units, and lets codes be copied", () => {
    const { plain, isWhole, text } = present([
      unit("A-1"),
      unit("A-2"),
      unit("Two words", [], "Tea"),
    ]);
    expect(plain).toBe("\n\nWhat you bought\nVoucher\nA-1\nA-2\nTea\nTwo words");
    expect(isWhole).toBe(true);
    expect(text.filter(({ tag }) => tag === "code").map((run) => run.text)).toEqual(["A-1", "A-2"]);
  });

  it("keeps units of several lines apart, so that nobody takes the code of one to the locker of another", () => {
    const lockers = [
      unit("Locker: 1\nCode: 11"),
      unit("Locker: 2\nCode: 22", ["map.png"]),
      unit("A"),
    ];
    expect(present(lockers).plain).toBe(
      "\n\nWhat you bought\nVoucher\nLocker: 1\nCode: 11\n\nLocker: 2\nCode: 22\nFiles: map.png\n\nA",
    );
  });

  it("is nothing for a purchase that holds nothing yet", () => {
    expect(present([])).toMatchObject({ plain: "", isWhole: true });
  });

  it.each([
    ["has a file", unit("Enjoy", ["guide.pdf"])],
    ["has nothing but a picture", unit("", ["a.png"])],
    ["would be changed on its way", unit("CODE\u200e\r\n1")],
  ])("is not whole where a unit %s", (_why, one) => {
    expect(present([one]).isWhole).toBe(false);
  });

  it("names the files", () => {
    expect(present([unit("", ["a.png", "b.png"])]).plain).toContain("Voucher\nFiles: a.png, b.png");
  });

  it("never shows a part of a unit, keeps within its room and says that there is more", () => {
    const texts = fc.array(fc.string({ minLength: 1, maxLength: 300 }), {
      minLength: 1,
      maxLength: 60,
    });
    fc.assert(
      fc.property(texts, fc.integer({ min: 200, max: 4_000 }), (all, room) => {
        const units = all.map((one) => unit(one));
        const { plain, text, isWhole } = present(units, room);
        expect(lengthOf(text)).toBeLessThanOrEqual(room);
        const whole = present(units, Number.POSITIVE_INFINITY).plain;
        if (plain === whole) return;
        expect(isWhole).toBe(false);
        const begins = [
          `\n\n${words.content}`,
          ...units.map(
            (_, last) => present(units.slice(0, last + 1), Number.POSITIVE_INFINITY).plain,
          ),
        ];
        expect(begins.map((begin) => `${begin}\n\n${words.rest}`)).toContain(plain);
      }),
    );
  });
});
