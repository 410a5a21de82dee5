import { expect, it } from "vitest";
import { isPhoto } from "./rules";

const file = { id: "fil_1", name: "a", mime_type: "image/png", size_bytes: 10 * 1024 * 1024 };

it("takes for a picture what Telegram shows as one, up to 10 MB", () => {
  for (const type of ["image/jpeg", "image/png", "image/webp"])
    expect(isPhoto({ ...file, mime_type: type })).toBe(true);
  expect(isPhoto({ ...file, size_bytes: file.size_bytes + 1 })).toBe(false);
});

it("takes for a file what is no picture, or one that could carry a program", () => {
  for (const type of ["image/svg+xml", "image/gif", "application/pdf", "text/html", ""])
    expect(isPhoto({ ...file, mime_type: type })).toBe(false);
});
