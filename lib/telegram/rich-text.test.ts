import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { escapeHtml, isShownExactly, lengthOf, splitText, toHtml, toPlain } from "./rich-text";

describe("toHtml", () => {
  it("leaves no character of a text that could be markup", () => {
    expect(toHtml([{ text: '<b>&amp; "x"</code>', tag: "code" }, { text: " > y" }])).toBe(
      "<code>&lt;b&gt;&amp;amp; &quot;x&quot;&lt;/code&gt;</code> &gt; y",
    );
  });

  it("can be read back to the very same text", () => {
    const named: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"' };
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const html = escapeHtml(text);
        expect(html.replace(/&(\w+);/g, (_, name: string) => named[name] ?? "?")).toBe(text);
        expect(html).not.toMatch(/[<>"]/);
      }),
    );
  });
});

describe("splitText", () => {
  it("cuts at the last line break that fits and keeps each style", () => {
    const text = [
      { text: "one\n" },
      { text: "two\nthree", tag: "code" as const },
      { text: "\nfour" },
    ];
    expect(splitText(text, 9).map(toHtml)).toEqual([
      "one\n<code>two</code>",
      "<code>three</code>",
      "four",
    ]);
  });

  it("leaves a text that fits alone, and nothing of no text", () => {
    expect(splitText([{ text: "x".repeat(4096) }], 4096)).toHaveLength(1);
    expect(splitText([], 4096)).toEqual([]);
  });

  it("never cuts through a character", () => {
    expect(splitText([{ text: "aaa🎁bbb" }], 4).map(toPlain)).toEqual(["aaa", "🎁bb", "b"]);
  });

  it("loses nothing but the line breaks it cuts at", () => {
    const words = fc.array(fc.constantFrom("a", "🎁", "\n", "word "), { maxLength: 60 });
    fc.assert(
      fc.property(words, fc.integer({ min: 2, max: 12 }), (parts, limit) => {
        const text = parts.map((part, i) => ({ text: part, ...(i % 2 && { tag: "b" as const }) }));
        const pieces = splitText(text, limit);
        for (const piece of pieces) expect(lengthOf(piece)).toBeLessThanOrEqual(limit);
        const drop = (plain: string) => plain.replaceAll("\n", "");
        expect(drop(pieces.map(toPlain).join(""))).toBe(drop(toPlain(text)));
      }),
    );
  });
});

describe("isShownExactly", () => {
  it("is true of what people call text", () => {
    for (const text of ["AAAA-1111", "Straße <b> & 鍵 🎁", "two\nlines"])
      expect(isShownExactly(text)).toBe(true);
  });

  it("is false of whatever Telegram would change", () => {
    for (const text of [" a", "a\n", "a\tb", "a\r\nb", "\u0000a", "a\u202eb", "a\u2028b"])
      expect(isShownExactly(text)).toBe(false);
  });
});
