import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { lengthOf, toHtml, toPlain } from "@/lib/telegram/rich-text";
import { chatText } from "@/lib/text/chat-text";
import { composeDelivery, type Part } from "./compose-delivery";
import type { DeliveredLine } from "./rules";

const words = chatText("en").delivery;

function compose(...lines: Partial<DeliveredLine>[]): Part[] {
  const whole = lines.map(
    (line) => ({ title: "Voucher", kind: "digital", items: [], ...line }) as const,
  );
  return composeDelivery({ orderId: "ord_1", shopperId: "shp_1", lines: whole }, words);
}

function photo(id: string, sizeBytes = 1000) {
  return { id, name: `${id}.jpg`, mime_type: "image/jpeg", size_bytes: sizeBytes };
}

const photos = (count: number) => Array.from({ length: count }, (_, index) => photo(`p${index}`));
const document = { id: "d", name: "guide.pdf", mime_type: "application/pdf", size_bytes: 5000 };
const shapes = (parts: Part[]) =>
  parts.map((part) => (part.type === "text" ? "text" : `${part.type} ${part.files.length}`));
const wordsOf = (part: Part | undefined) =>
  part?.type === "text" ? part.text : (part?.caption ?? []);

describe("composeDelivery", () => {
  it("puts a code into one message that names order and product, ready to be copied", () => {
    const [part, ...rest] = compose({ items: [{ text: 'AB<12>&"', files: [] }] });
    expect(rest).toEqual([]);
    expect(toHtml(wordsOf(part))).toBe(
      "<b>Here is your purchase</b>\nPurchase #ORD_1\n\n<b>Voucher</b>\n<code>AB&lt;12&gt;&amp;&quot;</code>",
    );
  });

  it("numbers several units of one line and keeps lines together", () => {
    const two = [
      { text: "AAA", files: [] },
      { text: "two words", files: [] },
    ];
    const parts = compose({ items: two }, { title: "Ticket", items: [{ text: "T-1", files: [] }] });
    expect(parts.map((part) => toPlain(wordsOf(part)))).toEqual([
      "Here is your purchase\nPurchase #ORD_1\n\nVoucher × 2\n1. AAA\n2. two words\n\nTicket\nT-1",
    ]);
  });

  it("introduces what must be collected", () => {
    const [part] = compose({
      title: "Coffee · Baixa",
      kind: "pickup",
      items: [{ text: "Where: Demo Street 14\nCode: 7", files: [] }],
    });
    expect(toPlain(wordsOf(part))).toContain(
      "Coffee · Baixa\nTo collect:\nWhere: Demo Street 14\nCode: 7",
    );
  });

  it("ends with the opening hours, in the last message", () => {
    const hours = [
      { place: "Lisbon · Baixa", text: "Mon–Fri 9–18\nSat 10–14" },
      { place: "Porto", text: "daily" },
    ];
    const said = "Opening hours\nLisbon · Baixa: Mon–Fri 9–18\nSat 10–14\nPorto: daily";
    const of = (...items: DeliveredLine["items"]) =>
      composeDelivery(
        {
          orderId: "ord_1",
          shopperId: "shp_1",
          lines: [{ title: "Coffee", kind: "pickup", items }],
        },
        words,
        hours,
      );
    const [one, ...none] = of({ text: "Code 7", files: [] });
    expect(none).toEqual([]);
    expect(toPlain(wordsOf(one))).toMatch(new RegExp(`Code 7\n\n${said}$`));
    const parts = of({ text: "Look", files: photos(2) });
    expect(shapes(parts)).toEqual(["photos 2", "text"]);
    expect(toPlain(wordsOf(parts[1])).trim()).toBe(said);
  });

  it("sends the same before the hours, whatever they are and whether there are any", () => {
    const text = Array.from({ length: 400 }, (_, line) => `line ${line}`).join("\n");
    const line = { title: "Coffee", kind: "pickup", items: [{ text, files: photos(2) }] } as const;
    const delivery = { orderId: "ord_1", shopperId: "shp_1", lines: [line] };
    const [none, some] = [[], [{ place: "Porto", text: "daily" }]].map((hours) =>
      composeDelivery(delivery, words, hours),
    );
    expect(some?.slice(0, -1)).toEqual(none);
  });

  it.each([
    [1, ["photos 1"]],
    [2, ["photos 2"]],
    [10, ["photos 10"]],
    [11, ["photos 10", "photos 1"]],
    [20, ["photos 10", "photos 10"]],
  ])("sends %d photos as %j with the words as caption of the first", (count, expected) => {
    const parts = compose({ items: [{ text: "Enjoy", files: photos(count) }] });
    expect(shapes(parts)).toEqual(expected);
    expect(toPlain(wordsOf(parts[0]))).toContain("Enjoy");
    expect(parts.slice(1).map((part) => wordsOf(part))).toEqual(parts.slice(1).map(() => []));
  });

  it("sends words that are too long for a caption before the pictures", () => {
    const parts = compose({ items: [{ text: "long words ".repeat(100), files: photos(2) }] });
    expect(shapes(parts)).toEqual(["text", "photos 2", "documents 1"]);
    expect(
      shapes(compose({ items: [{ text: `${"a".repeat(899)} b`, files: photos(2) }] })),
    ).toEqual(["photos 2"]);
  });

  it("keeps documents apart from pictures, and sends a picture over 10 MB as a document", () => {
    const files = [document, photo("small"), photo("large", 11 * 1024 * 1024)];
    expect(shapes(compose({ items: [{ text: "", files }] }))).toEqual(["photos 1", "documents 2"]);
  });

  it("never uploads more than 50 MB at once", () => {
    const large = { ...document, size_bytes: 30 * 1024 * 1024 };
    expect(shapes(compose({ items: [{ text: "", files: [large, large, document] }] }))).toEqual([
      "documents 1",
      "documents 2",
    ]);
  });

  it("cuts long words at line ends into numbered messages and adds an exact copy", () => {
    const text = Array.from({ length: 400 }, (_, line) => `line ${line} of the licence`).join("\n");
    const parts = compose({ items: [{ text, files: [] }] });
    expect(shapes(parts)).toEqual(["text", "text", "text", "documents 1"]);
    const cut = parts.slice(0, 3).map((part) => toPlain(wordsOf(part)));
    expect(cut.map((words) => words.split("\n")[0])).toEqual(["1/3", "2/3", "3/3"]);
    expect(cut.map((words) => words.replace(/^\d\/\d\n/, "")).join("\n")).toContain(text);
    expect(parts.at(-1)).toMatchObject({ files: [{ name: "purchase-1.txt", text }] });
  });

  it("never cuts a text that fits into one message", () => {
    const texts = ["a", "b", "c"].map((letter) => `${letter} `.repeat(1_500).trim());
    const parts = compose({ items: texts.map((text) => ({ text, files: [] })) });
    expect(shapes(parts)).toEqual(["text", "text", "text"]);
    texts.forEach((text, index) => void expect(toPlain(wordsOf(parts[index]))).toContain(text));
  });

  it("sends a very long text as a file only", () => {
    const parts = compose({ items: [{ text: "x ".repeat(10_000), files: [] }] });
    expect(shapes(parts)).toEqual(["documents 1"]);
    expect(toPlain(wordsOf(parts[0]))).toContain(words.inFile);
  });

  it("adds an exact copy of whatever Telegram would change on the way", () => {
    for (const text of ["tab\there", " leading", "trailing\n", "a\u202eb", "cr\r\nlf"])
      expect(compose({ items: [{ text, files: [] }] }).at(-1)).toMatchObject({ files: [{ text }] });
  });

  it("keeps within Telegram's limits and loses no unit, whatever is sold", () => {
    const item = fc.record({
      text: fc.string({ unit: "binary", maxLength: 9000 }),
      files: fc.array(fc.constantFrom(photo("a"), photo("b"), document), { maxLength: 12 }),
    });
    const line = fc.record({
      title: fc.string({ minLength: 1, maxLength: 200 }),
      kind: fc.constantFrom("digital" as const, "pickup" as const),
      items: fc.array(item, { minLength: 1, maxLength: 4 }),
    });
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 4 }), (lines) => {
        const parts = compose(...lines);
        expect(compose(...lines)).toEqual(parts);
        for (const part of parts)
          expect(lengthOf(wordsOf(part))).toBeLessThanOrEqual(part.type === "text" ? 4096 : 1024);
        const files = parts.flatMap((part) => (part.type === "text" ? [] : part.files));
        const sold = lines.flatMap((sale) => sale.items);
        expect(files.filter((file) => "fileId" in file)).toHaveLength(
          sold.flatMap((unit) => unit.files).length,
        );
        const said = parts.map((part) => toPlain(wordsOf(part))).join("\n");
        const copies = files.map((file) => ("text" in file ? file.text : ""));
        for (const unit of sold)
          expect(copies.includes(unit.text) || said.includes(unit.text)).toBe(true);
      }),
      { numRuns: 60 },
    );
  });
});
