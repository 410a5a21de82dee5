import fc from "fast-check";
import { expect, test } from "vitest";
import { parseJson } from "./parse-json";

test("a number keeps every digit it was written with", () => {
  const text = '{"wei":1.000000000000000001,"id":12345678901234567890,"tiny":1e-7,"cents":12.50}';
  expect(parseJson(Buffer.from(text))).toEqual({
    wei: "1.000000000000000001",
    id: "12345678901234567890",
    tiny: "1e-7",
    cents: "12.50",
  });
});

test("it reads what any JSON writer writes", () => {
  const named = fc
    .string()
    .filter((key) => !["__proto__", "constructor", "prototype"].includes(key));
  const leaf = fc.oneof(fc.string(), fc.boolean(), fc.constant(null));
  const { tree } = fc.letrec((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5 },
      leaf,
      fc.array(tie("tree"), { maxLength: 4 }),
      fc.dictionary(named, tie("tree"), { maxKeys: 4, noNullPrototype: true }),
    ),
  }));
  fc.assert(
    fc.property(tree, (value) => {
      const text = JSON.stringify(value, null, 1);
      fc.pre(Buffer.from(text).toString() === text);
      expect(parseJson(Buffer.from(text))).toEqual(value);
    }),
  );
});
