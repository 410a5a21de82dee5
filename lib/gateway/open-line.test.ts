import { gzipSync } from "node:zlib";
import { afterEach, beforeEach, describe, expect, onTestFinished, test, vi } from "vitest";
import { type AnswerServer, answerJson, serveAnswers } from "@/test/serve-answers";
import { CallError } from "./call-gateway";
import { openLine } from "./open-line";

const PACE = { timeoutMs: 30_000, retryDelayMs: 2, overloadDelayMs: 20, breakMs: 60_000 };
const IMPATIENT = { ...PACE, timeoutMs: 500 };
const call = { path: "/thing" };
const fine = { fine: "yes" };

let server: AnswerServer;

beforeEach(async () => {
  server = await serveAnswers();
});
afterEach(() => server.close());

const open = (pace = PACE) =>
  openLine({ apiUrl: server.url, headers: { "x-api-key": "key" }, pace });

async function failureOf(promise: Promise<unknown>): Promise<CallError> {
  const error = await promise.then(
    () => null,
    (reason: unknown) => reason,
  );
  if (!(error instanceof CallError)) throw new Error("no CallError", { cause: error });
  return error;
}

describe("a read is repeated", () => {
  test.each([
    ["a 500", answerJson({ code: "INTERNAL_ERROR" }, 500)],
    ["a 503 in HTML", (response) => void response.writeHead(503).end("<html>")],
    ["HTML with 200", (response) => void response.end("<html>")],
    ["a list cut off in the middle", (response) => void response.end('{"a":[1,')],
    ["an empty answer", (response) => void response.end()],
    ["a bare word", (response) => void response.end('"OK"')],
    ["a broken connection", (response) => void response.destroy()],
    [
      "a connection broken in the body",
      (response) => {
        response.writeHead(200, { "content-length": "100" }).write('{"a":');
        setTimeout(() => response.destroy(), 5);
      },
    ],
    ["an overload", answerJson({}, 429)],
    [
      "an overload in HTML with a time",
      (response) => void response.writeHead(429, { "retry-after": "0" }).end("<html>"),
    ],
    ["a body with a key twice", (response) => void response.end('{"a":1,"a":2}')],
    ["a body nested too deep", (response) => void response.end(`{"a":${"[".repeat(10 ** 5)}`)],
  ] as [string, Parameters<AnswerServer["serve"]>[1]][])("after %s", async (_title, odd) => {
    server.serve("GET /thing", odd, odd, fine);
    expect(await open().read(call)).toEqual(fine);
    expect(server.requests).toHaveLength(3);
  });

  test("after a silence longer than the limit", async () => {
    server.serve("GET /thing", () => {}, fine);
    expect(await open(IMPATIENT).read(call)).toEqual(fine);
  });

  test("but no more than twice", async () => {
    server.serve("GET /thing", answerJson({ code: "INTERNAL_ERROR" }, 500));
    expect(await failureOf(open().read(call))).toMatchObject({
      status: 500,
      gatewayCode: "INTERNAL_ERROR",
      isWithoutEffect: false,
    });
    expect(server.requests).toHaveLength(3);
  });

  test("but not after a no", async () => {
    server.serve("GET /thing", answerJson({ code: "BAD_REQUEST", message: "why" }, 400));
    expect(await failureOf(open().read(call))).toMatchObject({
      failure: "refused",
      gatewayCode: "BAD_REQUEST",
      gatewayMessage: "why",
      isWithoutEffect: true,
    });
    expect(server.requests).toHaveLength(1);
  });
});

describe("an answer", () => {
  test("is asked for with the key and without a body", async () => {
    server.serve("GET /thing", fine);
    await open().read({ ...call, query: { amount: "1.5", to: "a b" } });
    expect(server.requests[0]).toMatchObject({ url: "/thing?amount=1.5&to=a+b", body: "" });
    expect(server.requests[0]?.headers["x-api-key"]).toBe("key");
  });

  test("over 256 kB is refused, for a list over 1 MB, packed or not", async () => {
    const long = JSON.stringify({ text: "x".repeat(400_000) });
    server.serve("GET /thing", (response) => void response.end(long));
    expect(await failureOf(open().read(call))).toMatchObject({ failure: "garbage" });
    expect(await open().readPrices(call)).toHaveProperty("text");
    const bomb = gzipSync(JSON.stringify({ text: "x".repeat(3_000_000) }));
    const packed = { "content-encoding": "gzip" };
    server.serve("GET /thing", (response) => void response.writeHead(200, packed).end(bomb));
    expect(await failureOf(open().readPrices(call))).toMatchObject({ failure: "garbage" });
  });

  test("that points elsewhere is not followed", async () => {
    server.serve("GET /other", fine);
    server.serve(
      "GET /thing",
      (response) => void response.writeHead(302, { location: `${server.url}/other` }).end("{}"),
    );
    expect(await failureOf(open().read(call))).toMatchObject({ failure: "garbage", status: 302 });
    expect(server.requests.map(({ url }) => url)).not.toContain("/other");
  });
});

describe("an order that must not be repeated", () => {
  test.each([
    ["a 500", answerJson({}, 500), "network", PACE],
    ["HTML", (response) => void response.end("<html>"), "garbage", PACE],
    ["a broken connection", (response) => void response.destroy(), "network", PACE],
    ["silence", () => {}, "timeout", IMPATIENT],
  ] as [string, Parameters<AnswerServer["serve"]>[1], string, typeof PACE][])(
    "is sent once and may have had its effect after %s",
    async (...[_title, odd, failure, pace]) => {
      server.serve("POST /thing", odd, fine);
      const error = await failureOf(open(pace).once({ ...call, body: "{}" }));
      expect(error).toMatchObject({ failure, isWithoutEffect: false });
      expect(server.requests).toHaveLength(1);
    },
  );

  test("certainly had none when nobody listens", async () => {
    const line = open();
    await server.close();
    const error = await failureOf(line.once({ ...call, body: "{}" }));
    expect(error).toMatchObject({ failure: "unsent", isWithoutEffect: true });
    server = await serveAnswers();
  });
});

test("a long pause asked for is kept by everybody, without asking meanwhile", async () => {
  server.serve("GET /thing", answerJson({}, 429, { "retry-after": "30" }), fine);
  const line = open();
  for (let i = 0; i < 5; i += 1)
    expect(await failureOf(line.read(call))).toMatchObject({ failure: "overloaded" });
  expect(server.requests).toHaveLength(1);
});

test("at most two price questions run at once", async () => {
  let running = 0;
  let most = 0;
  server.serve("GET /thing", (response) => {
    running += 1;
    most = Math.max(most, running);
    setTimeout(() => {
      running -= 1;
      response.end("{}");
    }, 5);
  });
  const line = open();
  await Promise.all(Array.from({ length: 12 }, () => line.readPrices(call)));
  expect(most).toBe(2);
});

describe("the circuit", () => {
  test("opens after failures in a row, refuses without asking, and closes again by itself", async () => {
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    server.serve("GET /thing", answerJson({}, 500));
    const line = open();
    await failureOf(line.read(call));
    await expect(line.read(call)).rejects.toThrow();
    const asked = server.requests.length;
    expect(asked).toBe(6);
    await expect(line.once({ ...call, body: "{}" })).rejects.toMatchObject({
      isBrokenCircuitError: true,
    });
    expect(server.requests).toHaveLength(asked);
    server.serve("GET /thing", fine);
    vi.setSystemTime(Date.now() + PACE.breakMs);
    expect(await line.read(call)).toEqual(fine);
  });

  test("stays closed however often the gateway says no", async () => {
    server.serve("GET /thing", answerJson({ code: "NOT_FOUND" }, 404));
    const line = open();
    for (let i = 0; i < 10; i += 1)
      expect(await failureOf(line.read(call))).toMatchObject({ status: 404 });
  });
});
