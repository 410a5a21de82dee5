import { createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import samples from "@/test/samples/nowpayments/signature-vectors.json";
import { verifySignature } from "./verify-signature";

const { secret, vectors } = samples;

function verify(body: string | Buffer, signature: string | null, key = secret): boolean {
  return verifySignature({ rawBody: Buffer.from(body), signature, secret: key });
}

function sign(body: string | Buffer): string {
  return createHmac("sha512", secret).update(body).digest("hex");
}

describe.each(vectors)("vector $name", ({ body, hmac }) => {
  test.each(["raw", "sdk", "doc_sample"] as const)("is accepted when signed as %s", (form) => {
    expect(verify(body, hmac[form])).toBe(true);
  });

  test("is refused with one byte changed", () => {
    expect(verify(body.replace('"payment_id":', '"payment_id":1'), hmac.raw)).toBe(false);
    expect(verify(body.replace('"payment_id":', '"payment_id":1'), hmac.sdk)).toBe(false);
  });

  test("is refused under another secret", () => {
    expect(verify(body, hmac.raw, "another-secret")).toBe(false);
  });

  test.each([
    ["upper case", hmac.raw.toUpperCase()],
    ["trailing junk", `${hmac.raw}zz`],
    ["a line end", `${hmac.raw}\n`],
    ["spaces", ` ${hmac.raw} `],
    ["two values", `${hmac.raw}, ${hmac.raw}`],
    ["half of it", hmac.raw.slice(0, 64)],
    ["nothing", ""],
    ["no header", null],
  ])("is refused with %s", (_title, signature) => {
    expect(verify(body, signature)).toBe(false);
  });
});

test("a signature that leaves nested fields out is refused", () => {
  const nested = vectors.filter(({ hmac }) => hmac.old_replacer !== hmac.sdk);
  expect(nested.map(({ name }) => name)).toEqual([
    "plain_sorted",
    "fee_strings_and_escaped_order_id",
    "tiny_numbers",
  ]);
  for (const { body, hmac } of nested) expect(verify(body, hmac.old_replacer)).toBe(false);
});

test("another body's signature is refused", () => {
  const [one, other] = vectors;
  expect(verify(one?.body ?? "", other?.hmac.raw ?? "")).toBe(false);
});

test("a secret with a line end around it still verifies, an empty one never", () => {
  const body = '{"payment_id":1}';
  expect(verify(body, sign(body), `\n${secret}\n`)).toBe(true);
  const unsigned = createHmac("sha512", "").update(body).digest("hex");
  expect(verify(body, unsigned, "")).toBe(false);
  expect(verify(body, unsigned, "  ")).toBe(false);
});

test("spaces, order and escapes on the wire do not matter as long as the canonical form is signed", () => {
  const canonical = '{"a":"é/","b":{"c":1,"d":[1,2]},"payment_id":1}';
  const onTheWire = '{ "payment_id": 1.0, "b": {"d": [1, 2], "c": 1}, "a": "\\u00e9\\/" }';
  expect(verify(onTheWire, sign(canonical))).toBe(true);
});

test("keys that look like integers are sorted as the signer sorts them", () => {
  const signed = '{"fee":{"2":1,"10":2,"a":3},"payment_id":1}';
  expect(verify('{"payment_id":1,"fee":{"a":3,"10":2,"2":1}}', sign(signed))).toBe(true);
});

describe("a body that could be read in two ways is refused, though signed", () => {
  test.each([
    ["a prototype rider", '{"payment_id":1,"__proto__":{"payment_status":"finished"}}'],
    ["an escaped prototype rider", '{"payment_id":1,"\\u005f_proto__":1}'],
    ["a constructor", '{"payment_id":1,"fee":{"constructor":1}}'],
    ["a prototype", '{"prototype":1,"payment_id":1}'],
    ["a key twice", '{"payment_id":1,"payment_id":2}'],
    ["a key twice with one value", '{"payment_id":1,"payment_id":1}'],
    ["a key twice by escape", '{"payment_id":1,"payment\\u005fid":2}'],
    ["a byte order mark", '\uFEFF{"payment_id":1}'],
    ["21 levels", `${"[".repeat(21)}${"]".repeat(21)}`],
    ["100,000 levels", "[".repeat(100_000)],
    ["no JSON", "payment_id=1"],
    ["nothing", ""],
  ])("%s", (_title, body) => {
    expect(verify(body, sign(body))).toBe(false);
  });

  test("bytes that are not UTF-8", () => {
    const body = Buffer.from('{"order_id":"\xff","payment_id":1}', "latin1");
    expect(verify(body, sign(body))).toBe(false);
  });

  test("but one key in two objects, and 20 levels, are fine", () => {
    const body = `{"a":{"x":"}\\"{"},"b":{"x":[{"x":1}]},"c":${"[".repeat(19)}${"]".repeat(19)}}`;
    expect(verify(body, sign(body))).toBe(true);
  });
});
