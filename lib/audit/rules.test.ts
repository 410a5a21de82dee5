import { expect, test } from "vitest";
import { maskSecrets } from "./rules";

test("what sounds secret is starred at any depth, and nothing else", () => {
  expect(
    maskSecrets({
      name: "Tea",
      payload: "CODE-1",
      gateway: { api_key: "k", apiKey: "k", url: "https://x.example" },
      list: [{ token: 5 }, { password: null, fingerprint: [1] }],
    }),
  ).toEqual({
    name: "Tea",
    payload: "***",
    gateway: { api_key: "***", apiKey: "***", url: "https://x.example" },
    list: [{ token: "***" }, { password: "***", fingerprint: "***" }],
  });
});

test("every value becomes what JSON can hold", () => {
  const at = new Date("2026-11-21T10:00:00Z");
  expect(maskSecrets({ id: 2n ** 60n, at, none: null, is: true })).toEqual({
    id: "1152921504606846976",
    at: "2026-11-21T10:00:00.000Z",
    none: null,
    is: true,
  });
});
