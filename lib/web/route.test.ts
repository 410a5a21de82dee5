import pino from "pino";
import { beforeEach, expect, test } from "vitest";
import { AppError, ERROR_CODES } from "@/lib/errors";
import { callRoute } from "@/test/call-route";
import { statusOf } from "./problem";
import { json } from "./respond";
import { refuseMethod, route } from "./route";

let lines: string[] = [];

beforeEach(() => {
  lines = [];
  globalThis.kioskLog = pino({ base: null }, { write: (line: string) => void lines.push(line) });
});

const HEADERS = {
  "x-content-type-options": "nosniff",
  "cache-control": "no-store",
  "referrer-policy": "no-referrer",
  "cross-origin-resource-policy": "same-origin",
};

test("every answer has the headers of the API and a request id", async () => {
  const answer = await callRoute(route("/test", async () => json({ fine: true })));
  for (const [name, value] of Object.entries(HEADERS)) expect(answer.headers.get(name)).toBe(value);
  expect(answer.headers.get("x-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(answer.json).toEqual({ fine: true });
});

test.each(ERROR_CODES)("a refusal with %s is a problem document", async (code) => {
  const answer = await callRoute(
    route("/test", () => Promise.reject(new AppError(code))),
    { headers: { "x-request-id": "caller-0001" } },
  );
  expect(answer.status).toBe(statusOf(code));
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(answer.headers.get("x-request-id")).toBe("caller-0001");
  expect(answer.headers.get("cache-control")).toBe("no-store");
  expect(answer.json).toEqual({
    type: "about:blank",
    title: expect.stringMatching(/^[A-Z]/),
    status: statusOf(code),
    code,
    detail: expect.stringMatching(/\.$/),
    request_id: "caller-0001",
  });
});

test("what nobody foresaw is 500 without a word about it", async () => {
  const answer = await callRoute(
    route("/test", () => Promise.reject(new Error("SELECT secret FROM /etc/passwd"))),
  );
  expect(answer.status).toBe(500);
  expect(answer.json.code).toBe("IMPOSSIBLE");
  expect(answer.text).not.toMatch(/secret|passwd/);
});

test.each(["x", "has space in it", "a".repeat(65), "<script>alert(1)</script>"])(
  "a request id of %j is replaced",
  async (id) => {
    const answer = await callRoute(
      route("/test", async () => json({})),
      { headers: { "x-request-id": id } },
    );
    expect(answer.headers.get("x-request-id")).not.toBe(id);
  },
);

test("a limit says when to come again", async () => {
  const limited = () =>
    Promise.reject(new AppError("RATE_LIMITED", { details: { retry_after_seconds: 17 } }));
  expect((await callRoute(route("/test", limited))).headers.get("retry-after")).toBe("17");
});

test("a method that is not there is refused with those that are", async () => {
  const answer = await callRoute(refuseMethod("/test", "GET, HEAD"), { method: "PATCH" });
  expect(answer.status).toBe(405);
  expect(answer.headers.get("allow")).toBe("GET, HEAD");
  expect(answer.json.code).toBe("METHOD_NOT_ALLOWED");
});

test("a call writes one line, with its route and without its secrets", async () => {
  const headers = { "x-telegram-init-data": "query_id=1&hash=abc", "x-request-id": "caller-0002" };
  await callRoute(
    route("/test/{id}", async () => json({})),
    { path: "/test/5?secret=1", headers },
  );
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0] ?? "")).toMatchObject({
    route: "/test/{id}",
    method: "GET",
    status: 200,
    request_id: "caller-0002",
  });
  expect(lines[0]).not.toMatch(/hash|secret/);
});
