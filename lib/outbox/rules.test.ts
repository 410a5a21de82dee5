import { describe, expect, it } from "vitest";
import type { Failure } from "@/lib/telegram/rules";
import { decideNextStep, isDeliveryLate } from "./rules";

const delivery = { kind: "delivery", attempts: 0 };
const other = { kind: "payment_seen", attempts: 0 };
const decide = (message: { kind: string; attempts: number }, failure: Failure, random = 0.5) =>
  decideNextStep(message, { failure, random });

describe("decideNextStep", () => {
  it("waits exactly as long as Telegram says, counts no attempt and obeys", () => {
    expect(decide(delivery, { kind: "retry_after", seconds: 7 })).toEqual({
      step: "wait",
      seconds: 7,
      isAttempt: false,
      isRepeat: false,
      isRefused: true,
    });
  });

  it("parks what cannot reach its reader and buries what Telegram will never take", () => {
    expect(decide(delivery, { kind: "blocked", reason: "" })).toEqual({ step: "park" });
    expect(decide(other, { kind: "bad_request", reason: "" })).toEqual({ step: "bury" });
  });

  it("doubles the wait from 1 s up to 300 s", () => {
    const waits = [0, 1, 2, 3, 8, 9, 400].map((attempts) =>
      decide({ ...delivery, attempts }, { kind: "temporary", reason: "" }),
    );
    expect(waits.map((step) => step.step === "wait" && step.seconds)).toEqual([
      1, 2, 4, 8, 256, 300, 300,
    ]);
  });

  it("spreads waits by a fifth to either side", () => {
    const failure = { kind: "temporary", reason: "" } as const;
    expect(decide({ ...delivery, attempts: 3 }, failure, 0)).toMatchObject({ seconds: 6.4 });
    expect(decide({ ...delivery, attempts: 3 }, failure, 0.999)).toMatchObject({
      seconds: expect.closeTo(9.6, 1),
    });
  });

  it("gives up other messages at the twentieth failure, deliveries never", () => {
    const failure = { kind: "temporary", reason: "" } as const;
    expect(decide({ ...other, attempts: 18 }, failure).step).toBe("wait");
    expect(decide({ ...other, attempts: 19 }, failure).step).toBe("bury");
    expect(decide({ ...delivery, attempts: 5000 }, failure).step).toBe("wait");
  });

  it("says that what may be out already will be a repeat", () => {
    expect(decide(other, { kind: "lost_answer", reason: "" })).toMatchObject({
      isAttempt: true,
      isRepeat: true,
    });
  });
});

it("calls only a delivery late, and only after ten minutes", () => {
  const createdAt = new Date(0);
  expect(isDeliveryLate({ kind: "delivery", createdAt }, new Date(600_000))).toBe(false);
  expect(isDeliveryLate({ kind: "delivery", createdAt }, new Date(600_001))).toBe(true);
  expect(isDeliveryLate({ kind: "payment_seen", createdAt }, new Date(9e9))).toBe(false);
});
