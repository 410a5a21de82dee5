import { afterAll, beforeAll, expect, it } from "vitest";
import { closeListening, listen } from "@/lib/listen";
import type { Sandbox } from "@/sandbox/start-sandbox";
import { setEnv } from "@/test/database";
import { openSandbox } from "@/test/open-sandbox";
import { hasten, runStorm } from "@/test/storm";
import type { Loop } from "./loop";
import { startSending } from "./send-notifications";

const SPEED = 4;

let sandbox: Sandbox;
let senders: Loop[] = [];
let unlisten = () => undefined as unknown;

beforeAll(async () => {
  sandbox = await openSandbox();
  setEnv({ TELEGRAM_API_ROOT: sandbox.url });
  unlisten = await listen("kiosk_work", () => {
    for (const sender of senders) sender.wake();
  });
});
afterAll(async () => {
  await Promise.all(senders.map((sender) => sender.stop()));
  unlisten();
  await closeListening();
  await sandbox.close();
});

it("brings a storm of messages through Telegram's limits: none lost, none twice but after a lost answer", async () => {
  const plan = { chats: 60, messages: 240, deliveries: 20, blocked: 3, speed: SPEED };
  const figures = await runStorm(sandbox, plan, () => {
    const limits = hasten(SPEED);
    senders = [startSending({ limits }), startSending({ limits })];
  });
  expect(figures).toMatchObject({ lost: 0, unexplained: 0, maxInAChat: 1 });
  expect(figures.sent).toBe(plan.messages + plan.deliveries + figures.repeated);
  expect(figures.repeated).toBeLessThanOrEqual(figures.answersLost);
  expect(figures.maxInASecond).toBeLessThanOrEqual(30);
  expect(figures.refused).toBeLessThan(plan.messages / 10);
  expect(figures.latencies.toSorted((a, b) => a - b)[10]).toBeLessThan(2_000);
}, 120_000);
