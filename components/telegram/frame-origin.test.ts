import { describe, expect, it } from "vitest";
import { findFrameOrigin, isAllowedOrigin } from "./frame-origin";

const allowed = ["https://web.telegram.org", "https://*.telegram.org", "http://127.0.0.1:3100"];

describe("isAllowedOrigin", () => {
  it("accepts the listed origins and hosts below a starred one", () => {
    for (const origin of [
      "https://web.telegram.org",
      "https://a.b.telegram.org",
      "http://127.0.0.1:3100",
    ])
      expect(isAllowedOrigin(origin, allowed)).toBe(true);
  });

  it("refuses look-alikes, other ports and other schemes", () => {
    for (const origin of [
      "https://telegram.org.evil.example",
      "https://evil-telegram.org",
      "https://evil.example/.telegram.org",
      "https://.telegram.org",
      "http://web.telegram.org",
      "http://127.0.0.1:3101",
      "null",
      "",
    ])
      expect(isAllowedOrigin(origin, allowed)).toBe(false);
  });
});

describe("findFrameOrigin", () => {
  it("is the direct parent, not a page further up", () => {
    const frame = {
      ancestors: ["https://evil.example", "https://web.telegram.org"],
      referrer: "",
      allowed,
    };
    expect(findFrameOrigin(frame)).toBeNull();
  });

  it("falls back to the referrer where the browser lists no ancestors", () => {
    expect(findFrameOrigin({ ancestors: [], referrer: "http://127.0.0.1:3100/", allowed })).toBe(
      "http://127.0.0.1:3100",
    );
  });
});
