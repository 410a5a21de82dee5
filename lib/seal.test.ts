import { expect, test } from "vitest";
import { readEnv } from "./env";
import { fingerprint, seal, unseal } from "./seal";

const CODE = Buffer.from("GIFT-1234");

function useKey(byte: number): void {
  globalThis.kioskEnv = readEnv({ ENCRYPTION_KEY: Buffer.alloc(32, byte).toString("base64") });
}

test("what is sealed opens under its own id and key only", () => {
  useKey(1);
  const sealed = seal(CODE, "unt_1");
  expect(unseal(sealed, "unt_1")).toEqual(CODE);
  expect(() => unseal(sealed, "unt_2")).toThrow();
  useKey(2);
  expect(() => unseal(sealed, "unt_1")).toThrow();
});

test("no byte can be changed and nothing cut off", () => {
  useKey(1);
  const sealed = seal(CODE, "unt_1");
  for (let at = 0; at < sealed.length; at += 1) {
    const changed = Buffer.from(sealed);
    changed.writeUInt8(changed.readUInt8(at) ^ 1, at);
    expect(() => unseal(changed, "unt_1")).toThrow();
    expect(() => unseal(sealed.subarray(0, at), "unt_1")).toThrow();
  }
});

test("a tag that is cut short, and so can be guessed, opens nothing", () => {
  useKey(1);
  const sealed = seal(Buffer.alloc(0), "unt_1");
  for (const bytes of [4, 8, 12, 15])
    expect(() => unseal(sealed.subarray(0, 12 + bytes), "unt_1")).toThrow();
});

test("the same content is sealed differently each time, but has one fingerprint under one key", () => {
  useKey(1);
  expect(seal(CODE, "unt_1")).not.toEqual(seal(CODE, "unt_1"));
  const print = fingerprint(CODE);
  expect(fingerprint(CODE)).toEqual(print);
  expect(fingerprint(Buffer.from("GIFT-1235"))).not.toEqual(print);
  useKey(2);
  expect(fingerprint(CODE)).not.toEqual(print);
});
