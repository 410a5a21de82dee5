import { expect, test } from "vitest";
import { z } from "zod";
import { readUpload } from "./read-upload";

const FORM = { schema: z.strictObject({ text: z.string() }), bytesMax: 4_000 };

function post(body: BodyInit, headers: Record<string, string> = {}): Request {
  return new Request("http://shop.example/", { method: "POST", body, headers });
}

function form(...entries: [name: string, value: string | File][]): FormData {
  const made = new FormData();
  for (const [name, value] of entries) made.append(name, value);
  return made;
}

test("a form gives its fields and its files, byte for byte", async () => {
  const bytes = new Uint8Array([0, 255, 13, 10, 45, 45]);
  const file = new File([bytes], "ü.bin", { type: "text/html" });
  const { value, files } = await readUpload(
    post(form(["text", "x"], ["files", file], ["files", file])),
    FORM,
  );
  expect(value).toEqual({ text: "x" });
  expect(files).toEqual([
    { name: "ü.bin", content: Buffer.from(bytes) },
    { name: "ü.bin", content: Buffer.from(bytes) },
  ]);
});

test.each([
  ["an unknown field", form(["text", "x"], ["price", "1"])],
  ["a field that is there twice", form(["text", "x"], ["text", "y"])],
  ["a file under another name", form(["text", "x"], ["photo", new File(["x"], "x")])],
  ["a text where files are", form(["text", "x"], ["files", "x"])],
  ["a field that is missing", form()],
])("%s is refused", async (_what, body) => {
  await expect(readUpload(post(body), FORM)).rejects.toMatchObject({ code: "MALFORMED" });
});

test.each([
  ["MALFORMED", "no form at all", "multipart/form-data; boundary=x"],
  [
    "MALFORMED",
    '--x\r\nContent-Disposition: form-data; name="text"\r\n\r\ncut',
    "multipart/form-data; boundary=x",
  ],
  ["MALFORMED", "x", "multipart/form-data; x"],
  ["UNSUPPORTED_MEDIA_TYPE", "text=x", "application/x-www-form-urlencoded"],
  ["UNSUPPORTED_MEDIA_TYPE", "x", "text/plain"],
  ["BODY_TOO_LARGE", "x".repeat(4_001), "multipart/form-data; boundary=x"],
])("%s: %.30j as %s", async (code, body, type) => {
  await expect(readUpload(post(body, { "content-type": type }), FORM)).rejects.toMatchObject({
    code,
  });
});
