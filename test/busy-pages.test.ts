import { NextRequest } from "next/server";
import { beforeAll, expect, test } from "vitest";
import { proxy } from "@/proxy";
import "@/test/database";
import { makeStaff, type SignedIn, signIn } from "@/test/sign-in";

const STAFF_POINTS = 1_200;
const AT_ONCE = 100;

const load = (path: string, headers: Record<string, string> = {}) =>
  proxy(new NextRequest(`https://shop.example${path}`, { headers }));

let hasty: SignedIn;

beforeAll(async () => {
  hasty = await signIn();
  for (let loaded = 0; loaded < STAFF_POINTS; loaded += AT_ONCE)
    await Promise.all(Array.from({ length: AT_ONCE }, () => load("/admin/orders", hasty.headers)));
});

test.each(["/admin", "/admin/orders?state=paid"])(
  "whoever loads too many pages is told at %s how long to wait, behind the same headers",
  async (path) => {
    const { status, headers } = await load(path, hasty.headers);
    expect(status).toBe(429);
    expect(Number(headers.get("retry-after"))).toBeGreaterThan(0);
    expect(Number(headers.get("retry-after"))).toBeLessThanOrEqual(60);
    expect(headers.get("x-middleware-rewrite")).toBe("https://shop.example/busy");
    expect(headers.get("content-security-policy")).toContain("default-src 'none'");
  },
);

test("everybody else, and every other page, goes on", async () => {
  const { headers } = await signIn(await makeStaff("support"));
  for (const [path, sent] of [
    ["/admin/orders", headers],
    ["/admin/orders", {}],
    ["/administrator", hasty.headers],
    ["/", hasty.headers],
  ] as const) {
    const answer = await load(path, sent);
    expect([path, answer.status, answer.headers.has("retry-after")]).toEqual([path, 200, false]);
    expect(answer.headers.get("x-middleware-rewrite")).toBeNull();
  }
});
