import { GrammyError, HttpError } from "grammy";
import { describe, expect, it } from "vitest";
import { describeFailure, forgiveRefusal } from "./describe-failure";

function refusal(code: number, description: string, retryAfter?: unknown): GrammyError {
  const parameters = retryAfter === undefined ? undefined : { retry_after: retryAfter as number };
  const answer = {
    ok: false as const,
    error_code: code,
    description,
    ...(parameters && { parameters }),
  };
  return new GrammyError("refused", answer, "sendMessage", {});
}

function network(code: string): HttpError {
  return new HttpError("failed", Object.assign(new Error("no"), { code }));
}

describe("describeFailure", () => {
  it.each([
    [7, 7],
    [0, 1],
    [-3, 1],
    [2.2, 3],
    ["12", 12],
    ["soon", 1],
    [undefined, 1],
    [99_999, 3600],
  ])("waits %j as %d seconds, one at least and an hour at most", (given, seconds) => {
    expect(describeFailure(refusal(429, "Too Many Requests", given))).toEqual({
      kind: "retry_after",
      seconds,
    });
  });

  it.each([
    [403, "Forbidden: bot was blocked by the user"],
    [403, "Forbidden: user is deactivated"],
    [403, "Forbidden: bot can't initiate conversation with a user"],
    [400, "Bad Request: chat not found"],
    [400, "Bad Request: PEER_ID_INVALID"],
  ])("calls %d %s blocked", (code, description) => {
    expect(describeFailure(refusal(code, description)).kind).toBe("blocked");
  });

  it.each([
    [400, "Bad Request: can't parse entities: Unsupported start tag", "bad_request"],
    [413, "Request Entity Too Large", "bad_request"],
    [500, "Internal Server Error", "temporary"],
    [502, "Bad Gateway", "temporary"],
    [401, "Unauthorized", "temporary"],
  ])("calls %d %s %s", (code, description, kind) => {
    expect(describeFailure(refusal(code, description)).kind).toBe(kind);
  });

  it("tells a call that never left from one whose answer is lost", () => {
    expect(describeFailure(network("ECONNREFUSED")).kind).toBe("temporary");
    expect(describeFailure(network("ENOTFOUND")).kind).toBe("temporary");
    expect(describeFailure(network("ECONNRESET")).kind).toBe("lost_answer");
    expect(describeFailure(new HttpError("timeout", new Error("timed out"))).kind).toBe(
      "lost_answer",
    );
  });

  it("throws on what is no failure of a call", () => {
    const bug = new TypeError("x is undefined");
    expect(() => describeFailure(bug)).toThrow(bug);
  });
});

describe("forgiveRefusal", () => {
  it("lets go what Telegram refuses as it is, and nothing that may succeed later or is our own mistake", () => {
    expect(() => forgiveRefusal(refusal(400, "Bad Request: query is too old"))).not.toThrow();
    const others = [refusal(429, "Too Many Requests", 3), refusal(500, "Internal Server Error")];
    for (const error of [...others, network("ECONNRESET"), new TypeError("no")])
      expect(() => forgiveRefusal(error)).toThrow(error);
  });
});
