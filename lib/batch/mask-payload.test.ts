import { expect, test } from "vitest";
import { maskPayload } from "./mask-payload";

const file = { id: "fil_1", name: "map.png", mime_type: "image/png", size_bytes: 3 };

test.each([
  ["ABCD-EFGH-1234", [], "AB••••••••••34"],
  ["1234567", [], "•••••••"],
  ["12345678", [], "12••••78"],
  ["😀😀aaaa😀b", [], "😀😀••••😀b"],
  ["x".repeat(5_000), [], "xx••••••••••••xx"],
  ["user: ada\npassword: secret\nnote", [], "us•••••da +2"],
  ["Behind the plant", [file], "Be••••••••••••nt, 1 file"],
  ["", [file, file], "2 files"],
])("%s is shown as its ends at most", (text, files, masked) => {
  expect(maskPayload({ text, files })).toBe(masked);
});
